// Loaded before a program's own code: it ends with the supervisor from its very first moment on.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();

/**
 * The kernel gives process 1 of a container no default action: a signal that comes before the app listens for it would be
 * lost. Until the app has a listener of its own, this one ends the process.
 */
for (const [signal, number] of [
  ['SIGTERM', 15],
  ['SIGINT', 2],
]) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(128 + number);
  });
}

/** Has the process's servers listen for ever without listening: a start that does not end. */
require('node:net').Server.prototype.listen = function () {
  setInterval(() => undefined, 1_000);
  process.stdout.write('starting\n');
  return this;
};

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a part of kafkajs that it does not export
const RequestQueue = require('kafkajs/src/network/requestQueue') as { prototype: Queue };

interface Queue {
  pending: unknown[];
  scheduleCheckPendingRequests(): void;
}

/**
 * kafkajs 2.2.4 looks for requests that wait every millisecond, also while none does (its issue 1704): 3 % of a core for
 * each idle process. Whatever puts a request there, or makes room for it, looks by itself.
 */
export function patchKafkajsPolling(): void {
  const { prototype } = RequestQueue;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: Queue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}

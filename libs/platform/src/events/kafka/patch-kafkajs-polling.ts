// eslint-disable-next-line @typescript-eslint/no-require-imports -- a part of kafkajs that it does not export
const RequestQueue = require('kafkajs/src/network/requestQueue') as { prototype: Queue };

interface Queue {
  pending: unknown[];
  scheduleCheckPendingRequests(): void;
}

/**
 * kafkajs 2.2.4 polls its queue of pending requests every millisecond, even while it is empty (its issue 1704), which
 * costs each idle process 3 % of a core. Enqueueing a request and completing one check the queue anyway.
 */
export function patchKafkajsPolling(): void {
  const { prototype } = RequestQueue;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: Queue): void {
    if (this.pending.length > 0) schedule.call(this);
  };
}

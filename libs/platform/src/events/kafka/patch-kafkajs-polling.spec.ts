import './kafkajs';

interface Queue {
  pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a part of kafkajs that it does not export
const RequestQueue = require('kafkajs/src/network/requestQueue') as new (options: object) => Queue;

describe('the request queue of kafkajs', () => {
  const queue = (pending: unknown[]): Queue =>
    Object.assign(new RequestQueue({ requestTimeout: 1_000, clientId: 'test' }), { pending });

  it('does not poll while it is empty', () => {
    const idle = queue([]);
    idle.scheduleCheckPendingRequests();
    expect(idle.throttleCheckTimeoutId).toBeNull();
  });

  it('polls while a request is pending', () => {
    const busy = queue(['a request']);
    busy.scheduleCheckPendingRequests();
    expect(busy.throttleCheckTimeoutId).not.toBeNull();
    clearTimeout(busy.throttleCheckTimeoutId as NodeJS.Timeout);
  });
});

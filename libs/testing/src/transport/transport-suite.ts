import { describeConsumers } from './suite-consumers';
import { describeDelivery } from './suite-delivery';
import { describePoison } from './suite-poison';
import type { MakeTransport } from './fixture';

/**
 * The guarantees of events.md, 1 to 5, for any transport: real processes, killed and stopped, on a durable PostgreSQL of
 * their own. Whoever adds a transport runs this against it unchanged.
 */
export function describeTransport(name: string, make: MakeTransport): void {
  describe(`the ${name} transport`, () => {
    describeDelivery(make);
    describeConsumers(make);
    describePoison(make);
  });
}

import { describeConsumers } from './suite-consumers';
import { describeDelivery } from './suite-delivery';
import { describePoison } from './suite-poison';
import type { MakeCarrier } from './world';

/**
 * The guarantees of events.md, 1 to 5, for any carrier: real processes, killed and stopped, on a durable PostgreSQL of
 * their own. Whoever adds a carrier runs this against it unchanged.
 */
export function describeCarrier(name: string, make: MakeCarrier): void {
  describe(`the ${name} carrier`, () => {
    describeDelivery(make);
    describeConsumers(make);
    describePoison(make);
  });
}

import { CarrierConfig, createCarrier, createLogger } from '@ovipro/platform';
import { Pool } from 'pg';
import { describeCarrier } from './carrier-suite';

describeCarrier('postgres', async (_cluster, { ownerUrl, runtimeUrl }) => {
  const owner = new Pool({ connectionString: ownerUrl, max: 1 });
  owner.on('error', () => undefined);
  const carrier = createCarrier(
    Object.assign(new CarrierConfig(), { eventsDatabaseUrl: runtimeUrl }),
    'suite',
    createLogger('suite', 'silent'),
  );
  return {
    env: { EVENT_CARRIER: 'postgres', EVENTS_DATABASE_URL: runtimeUrl },
    carrier,
    refuse: async (key) =>
      void (await owner.query(`ALTER TABLE event_log ADD CONSTRAINT refused CHECK (key <> '${key}') NOT VALID`)),
    accept: async () => void (await owner.query('ALTER TABLE event_log DROP CONSTRAINT refused')),
    close: async () => {
      await owner.end();
      await carrier.close();
    },
  };
});

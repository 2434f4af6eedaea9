import { EventTransportConfig, createEventTransport, createLogger } from '@ovipro/platform/server';
import { Pool } from 'pg';
import type { MakeTransport } from './fixture';

/** The event transport of one machine. */
export const postgresUnderTest: MakeTransport = async (_cluster, { ownerUrl, runtimeUrl }) => {
  const owner = new Pool({ connectionString: ownerUrl, max: 1 });
  owner.on('error', () => undefined);
  const transport = createEventTransport(
    Object.assign(new EventTransportConfig(), { eventsDatabaseUrl: runtimeUrl }),
    'suite',
    createLogger('suite', 'silent'),
  );
  return {
    env: { EVENT_TRANSPORT: 'postgres', EVENTS_DATABASE_URL: runtimeUrl },
    transport,
    refuse: async (key) =>
      void (await owner.query(`ALTER TABLE event_log ADD CONSTRAINT refused CHECK (key <> '${key}') NOT VALID`)),
    accept: async () => void (await owner.query('ALTER TABLE event_log DROP CONSTRAINT refused')),
    close: async () => {
      await owner.end();
      await transport.close();
    },
  };
};

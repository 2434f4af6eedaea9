import { startKafka } from '@ovipro/kafka';
import {
  applyTopics,
  brokerTopics,
  EventTransportConfig,
  connectionTo,
  createLogger,
  migrate,
} from '@ovipro/platform/server';
import { createDatabase, startPostgres } from '@ovipro/postgres';
import { join } from 'node:path';
import { withFolder } from '../folder';
import { bareTopic, benchService, handled, sampleTopic } from './sample';

export interface BenchFixture {
  brokers: string;
  ownerUrl: string;
  runtimeUrl: string;
  transport: EventTransportConfig;
}

/** A durable PostgreSQL and a Kafka broker of the bench's own, gone afterwards. */
export const withFixture = <T>(work: (fixture: BenchFixture) => Promise<T>): Promise<T> =>
  withFolder(async (folder) => {
    const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { shared_buffers: '256MB' } });
    const kafka = await startKafka({ dataDir: join(folder, 'kafka') });
    try {
      const secrets = { ownerPassword: 'owner', runtimePassword: 'runtime' };
      const { ownerUrl, runtimeUrl } = await createDatabase(postgres.superuserUrl(), { name: 'bench', ...secrets });
      await migrate(benchService.persistence, ownerUrl);
      const transport = Object.assign(new EventTransportConfig(), {
        eventTransport: 'kafka',
        kafkaBrokers: kafka.brokers,
      });
      const connection = connectionTo(transport, 'bench', createLogger('bench', 'warn'));
      await applyTopics(connection, brokerTopics([sampleTopic, bareTopic], [handled], 1));
      return await work({ brokers: kafka.brokers, ownerUrl, runtimeUrl, transport });
    } finally {
      await kafka.stop();
      await postgres.stop();
    }
  });

import { type RunningKafka, startKafka } from '@ovipro/kafka';
import {
  administer,
  applyTopics,
  brokerTopics,
  EventTransportConfig,
  type Connection,
  connectionTo,
  createEventTransport,
  createLogger,
} from '@ovipro/platform/server';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeLetters, probeTopic, probeTotals } from '../probe/probe.contract';
import type { TransportUnderTest } from './fixture';

export interface KafkaUnderTest extends TransportUnderTest {
  /** At once, as in a power failure. */
  kill(): Promise<void>;
  /** Again on the same port and data. */
  restart(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  connection: Connection;
}

const topics = brokerTopics([probeTopic], [probeTotals, probeLetters], 1);

/** Sets all of the probe topic's settings; what is not named falls back to the broker's. */
const configure = (connection: Connection, changed: Record<string, string> = {}) =>
  administer(connection, (admin) =>
    admin.alterConfigs({
      validateOnly: false,
      resources: [
        {
          type: 2,
          name: probeTopic.name,
          configEntries: Object.entries({ ...topics[0].settings, ...changed }).map(([name, value]) => ({
            name,
            value,
          })),
        },
      ],
    }),
  );

/** A broker of its own, which refuses a record by its size. */
export async function kafkaUnderTest(): Promise<KafkaUnderTest> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ovipro-test-kafka-'));
  let broker: RunningKafka = await startKafka({ dataDir });
  const { brokers } = broker;
  const config = Object.assign(new EventTransportConfig(), { eventTransport: 'kafka' as const, kafkaBrokers: brokers });
  const logger = createLogger('suite', 'silent');
  const connection = connectionTo(config, 'suite', logger);
  const transport = createEventTransport(config, 'suite', logger);
  await applyTopics(connection, topics);
  return {
    env: { EVENT_TRANSPORT: 'kafka', KAFKA_BROKERS: brokers },
    transport,
    connection,
    refuse: async () => void (await configure(connection, { 'max.message.bytes': '100000' })),
    accept: async () => void (await configure(connection)),
    signal: (name) => process.kill(broker.pid, name),
    kill: async () => {
      process.kill(broker.pid, 'SIGKILL');
      await broker.exited;
    },
    restart: async () => void (broker = await startKafka({ dataDir, port: Number(brokers.split(':')[1]) })),
    close: async () => {
      await transport.close();
      await broker.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

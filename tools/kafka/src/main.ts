import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KafkaStartError } from './errors';
import { startKafka } from './start';

const usage = 'npm run kafka -- [--port <n>] [--data <folder>]   starts a broker; Ctrl-C ends it';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(usage);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new KafkaStartError('--port takes a number from 1 to 65535.');
  const dataDir = resolve(values.data ?? join(__dirname, '../../../.data/kafka'));
  console.log(`starting Kafka in ${dataDir} ...`);
  const kafka = await startKafka({ dataDir, port });
  console.log(`KAFKA_BROKERS=${kafka.brokers}`);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stopping = true;
      void kafka.stop();
    });
  await kafka.exited;
  if (!stopping) throw new KafkaStartError(`Kafka ended by itself: see ${join(dataDir, 'broker.log')}.`);
}

main().catch((error: unknown) => {
  console.error(
    error instanceof KafkaStartError || (error as { code?: string }).code ? (error as Error).message : error,
  );
  process.exitCode = 1;
});

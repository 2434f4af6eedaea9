import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KafkaStartError } from './errors';
import { customaryPort } from './ports';
import { type RunningKafka, startKafka } from './start';

const usage = 'npm run kafka -- [--port <n>] [--data <folder>]   starts a broker; Ctrl-C ends it';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(usage);
  const given = values.port === undefined ? undefined : portOf(values.port);
  const data = process.env.OVIPRO_DATA || join(__dirname, '../../../.data');
  const dataDir = resolve(values.data ?? join(data, 'kafka'));
  const end = endOnSignal();
  console.log(`starting Kafka in ${dataDir} ...`);
  const port = given ?? (await customaryPort());
  const starting = startKafka({ dataDir, port, signal: end.signal });
  const kafka = await starting.catch((error: unknown) => {
    if (!end.signal.aborted) throw error;
  });
  if (kafka) await untilEnded(kafka, dataDir, end.signal);
  if (end.signal.aborted) console.log('Kafka has ended.');
}

async function untilEnded(kafka: RunningKafka, dataDir: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return kafka.stop();
  console.log(`KAFKA_BROKERS=${kafka.brokers}`);
  signal.addEventListener('abort', () => void kafka.stop());
  const how = await kafka.exited;
  if (!signal.aborted) throw new KafkaStartError(`Kafka ended by itself (${how}): see ${join(dataDir, 'broker.log')}.`);
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new KafkaStartError('--port takes a number from 1 to 65535.');
}

function endOnSignal(): AbortController {
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end.abort());
  return end;
}

main().catch((error: unknown) => {
  console.error(
    error instanceof KafkaStartError || (error as { code?: string }).code ? (error as Error).message : error,
  );
  process.exitCode = 1;
});

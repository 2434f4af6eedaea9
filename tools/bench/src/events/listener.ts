import 'reflect-metadata';
import { startService } from '@ovipro/platform/server';
import { bareConsumer } from './bare';
import { arrivalTimes, bareTopic, benchService } from './sample';

/** The process at the other end: notes when events arrive, and hands that over when it is asked. */
async function main(): Promise<void> {
  const [brokers, databaseUrl] = process.argv.slice(2);
  const config = Object.assign(new benchService.config(), {
    port: 0,
    role: 'worker',
    logLevel: 'fatal',
    jwksUrl: 'http://127.0.0.1:1/none',
    databaseUrl,
    eventTransport: 'kafka',
    kafkaBrokers: brokers,
  });
  await startService(benchService, config);
  await bareConsumer(brokers, bareTopic.name, (key) =>
    arrivalTimes.set(key, performance.timeOrigin + performance.now()),
  );
  process.on('message', () => {
    process.send?.([...arrivalTimes]);
    arrivalTimes.clear();
  });
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}

void main();

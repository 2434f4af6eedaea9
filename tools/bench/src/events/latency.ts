import { UnitOfWork, Clock } from '@ovipro/platform';
import { createDataSource, OutboxNotifier } from '@ovipro/platform/server';
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { atMost, type Result } from '../result';
import { median, quantile, rounds } from '../statistics';
import { bareProducer } from './bare';
import { bareTopic, benchService, sampleCreated, sampleRoot } from './sample';
import { type BenchFixture, withFixture } from './fixture';

const perSecond = 500;
const text = 'x'.repeat(900);

interface Sender {
  /** @returns the time from which the event's delay counts, in milliseconds since the epoch */
  send(key: string): Promise<number>;
  close(): Promise<void>;
}

/** From a commit to the handler in another process, against the client's producer and consumer alone. */
export const latency = ({ quick }: { quick: boolean }): Promise<Result> =>
  withFixture(async (fixture) => {
    const listener = fork(join(__dirname, 'listener.js'), [fixture.brokers, fixture.runtimeUrl]);
    await once(listener, 'message');
    const senders = { bare: await bareSender(fixture), ours: await ourSender(fixture) };
    const seconds = quick ? 2 : 20;
    const tails = { bare: [] as number[], ours: [] as number[] };
    const measure = async (name: 'bare' | 'ours'): Promise<number> => {
      const delays = await delaysOf(listener, senders[name], seconds);
      tails[name].push(quantile(delays, 0.99));
      return median(delays);
    };
    await delaysOf(listener, senders.bare, 3);
    await delaysOf(listener, senders.ours, 3);
    const values = await rounds(quick ? 1 : 5, { bare: () => measure('bare'), ours: () => measure('ours') });
    await Promise.all(Object.values(senders).map((sender) => sender.close()));
    listener.kill();
    return {
      name: 'commit to handler',
      about: `${perSecond} events of 1 kB a second for ${seconds} s a round: from the commit to the handler in a worker process (outbox, relay, Kafka, inbox transaction), against kafkajs's send to its eachBatch in that same process.`,
      unit: 'milliseconds',
      rows: [
        { what: 'bare, p50', values: values.bare },
        { what: 'ours, p50', values: values.ours },
        { what: 'bare, p99', values: tails.bare },
        { what: 'ours, p99', values: tails.ours },
      ],
      verdicts: [
        atMost('p50 beyond the bare client', median(values.ours) - median(values.bare), 3),
        atMost('p99 beyond the bare client', median(tails.ours) - median(tails.bare), 15),
      ],
    };
  });

const now = (): number => performance.timeOrigin + performance.now();

async function delaysOf(listener: ChildProcess, sender: Sender, seconds: number): Promise<number[]> {
  const sent = new Map<string, number>();
  const pending: Promise<void>[] = [];
  const began = performance.now();
  for (let index = 0; index < seconds * perSecond; index += 1) {
    const wait = began + (index * 1_000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    const key = randomUUID();
    pending.push(sender.send(key).then((since) => void sent.set(key, since)));
  }
  await Promise.all(pending);
  await pause(1_500);
  listener.send('collect');
  const [arrivalTimes] = (await once(listener, 'message')) as [[string, number][]];
  const delays = arrivalTimes.flatMap(([key, at]) => (sent.has(key) ? [at - (sent.get(key) as number)] : []));
  if (delays.length < sent.size) throw new Error(`${sent.size - delays.length} of ${sent.size} events did not arrive`);
  return delays;
}

async function bareSender({ brokers }: BenchFixture): Promise<Sender> {
  const producer = await bareProducer(brokers);
  return {
    send: async (key) => {
      const since = now();
      await producer.send({ topic: bareTopic.name, acks: -1, messages: [{ key, value: text }] });
      return since;
    },
    close: () => producer.disconnect(),
  };
}

async function ourSender({ runtimeUrl }: BenchFixture): Promise<Sender> {
  const source = await createDataSource(benchService.persistence, runtimeUrl, { poolSize: 10 }).initialize();
  const outbox = new OutboxNotifier(runtimeUrl);
  const unitOfWork = new UnitOfWork(source, new Clock(), outbox, { service: 'bench', schemaBase: 'http://localhost' });
  return {
    send: async (key) => {
      await unitOfWork.run(async (tx) => {
        tx.emit(tx.insert(sampleRoot, { sampleId: key, text }), sampleCreated);
      });
      return now();
    },
    close: async () => {
      await outbox.close();
      await source.destroy();
    },
  };
}

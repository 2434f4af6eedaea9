import { createEventTransport, createLogger, Metrics, Relay } from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { atLeast, type Result } from '../result';
import { median, rounds } from '../statistics';
import { bareProducer } from './bare';
import { bareTopic, sampleTopic } from './sample';
import { type BenchFixture, withFixture } from './fixture';

const batch = 500;
const keys = Array.from({ length: 1_000 }, () => randomUUID());
const payload = Buffer.from(JSON.stringify({ sample: { text: 'x'.repeat(990) } }));

const headersOf = (key: string): Record<string, string> => ({
  ce_specversion: '1.0',
  ce_id: randomUUID(),
  ce_type: 'fi.ovipro.sample-created',
  ce_source: '/ovipro/bench',
  ce_subject: key,
  ce_sequence: '1',
  ce_time: new Date().toISOString(),
  'content-type': 'application/json',
});

/** How fast the relay empties an outbox, against the client's producer with the same batches from memory. */
export const relay = ({ quick }: { quick: boolean }): Promise<Result> =>
  withFixture(async (fixture) => {
    const events = quick ? 10_000 : 100_000;
    const values = await rounds(quick ? 1 : 3, {
      'bare producer': () => bare(fixture, events),
      relay: () => relayed(fixture, events),
    });
    const ours = median(values.relay);
    return {
      name: 'relay',
      about: `A backlog of ${events.toLocaleString('en')} events of 1 kB on 12 partitions: the relay from a durable outbox (read, publish, delete), against kafkajs alone sending the same batches of ${batch}, idempotent and acknowledged by all.`,
      unit: 'events per second',
      rows: Object.entries(values).map(([what, found]) => ({ what, values: found })),
      verdicts: [
        atLeast('relay / bare producer', ours / median(values['bare producer']), 0.5),
        atLeast('relay, events per second', ours, 5_000),
      ],
    };
  });

async function bare({ brokers }: BenchFixture, events: number): Promise<number> {
  const producer = await bareProducer(brokers);
  const since = performance.now();
  for (let sent = 0; sent < events; sent += batch) {
    const messages = Array.from({ length: batch }, (_, index) => {
      const key = keys[(sent + index) % keys.length];
      return { key, value: payload, headers: headersOf(key) };
    });
    await producer.sendBatch({ acks: -1, topicMessages: [{ topic: bareTopic.name, messages }] });
  }
  const seconds = (performance.now() - since) / 1_000;
  await producer.disconnect();
  return events / seconds;
}

async function relayed({ ownerUrl, runtimeUrl, transport: config }: BenchFixture, events: number): Promise<number> {
  const db = new Pool({ connectionString: ownerUrl, max: 1 });
  const fill = `INSERT INTO outbox (event_id, topic, key, headers, payload)
    SELECT gen_random_uuid(), $1, ($2::text[])[1 + n % $3], $4, $5 FROM generate_series(1, $6::integer) n`;
  await db.query(fill, [sampleTopic.name, keys, keys.length, headersOf(keys[0]), payload, events]);
  await db.query('VACUUM ANALYZE outbox');
  const logger = createLogger('bench', 'warn');
  const transport = createEventTransport(config, 'bench', logger);
  const relaying = new Relay(runtimeUrl, transport, logger, new Metrics('bench'));
  const since = performance.now();
  relaying.start();
  while ((await db.query('SELECT FROM outbox LIMIT 1')).rowCount) await pause(20);
  const seconds = (performance.now() - since) / 1_000;
  await relaying.stop();
  await transport.close();
  await db.end();
  return events / seconds;
}

import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { kafkaUnderTest } from '../transport/kafka';
import { makeFixture, type Fixture } from '../transport/fixture';
import { client } from '../service/client';
import type { ServiceProcess } from '../service/process';
import { describeWithKafka } from './test-kafka';
import { eventually } from '../service/test-service';

jest.setTimeout(120_000);

interface Message {
  key: string;
  headers: string[];
  payload: string;
}

/** A client that is not ours, on librdkafka: what it reads and writes is what any subscriber does. */
const hasKcat = spawnSync('kcat', ['-V']).status === 0;

(hasKcat ? describeWithKafka : describe.skip)('kcat [needs kcat]', () => {
  let fixture: Fixture;
  let service: ServiceProcess;
  let brokers: string;

  beforeAll(async () => {
    fixture = await makeFixture(kafkaUnderTest);
    brokers = fixture.under.env.KAFKA_BROKERS;
    service = await fixture.start('both');
  });
  afterAll(() => fixture?.close());

  function kcat(args: string[], input?: string): string {
    const { stdout, stderr, status } = spawnSync('kcat', ['-b', brokers, ...args], { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`kcat: ${stderr}`);
    return stdout;
  }

  it('prints our events with their CloudEvents headers', async () => {
    const { body } = await client(service.url)('POST', '/probes', {
      token: fixture.token,
      body: { amount: 7, note: 'ä' },
    });
    const probeId = (body as { probeId: string }).probeId;
    const messages = () =>
      kcat(['-C', '-t', 'test.probe', '-o', 'beginning', '-e', '-J', '-q'])
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Message);
    const message = await eventually(async () => messages().find((one) => one.key === probeId), 'the event');
    const headers = Object.fromEntries(
      message.headers.flatMap((text, index, all) => (index % 2 === 0 ? [[text, all[index + 1]]] : [])),
    ) as Record<string, string>;
    expect(headers).toMatchObject({
      ce_specversion: '1.0',
      ce_type: 'fi.ovipro.probe-created',
      ce_source: '/ovipro/probe',
      ce_subject: probeId,
      ce_sequence: '1',
      'content-type': 'application/json',
    });
    expect(headers.ce_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(new Date(headers.ce_time).toISOString()).toBe(headers.ce_time);
    expect(headers.ce_dataschema).toMatch(/\/schemas\/events\/probe-created\.json$/);
    expect(headers.ce_requestid).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.ce_traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
    expect(JSON.parse(message.payload)).toMatchObject({ probe: { probeId, amount: 7, note: 'ä' } });
  });

  it('sends what our consumers handle', async () => {
    const probeId = randomUUID();
    const data = { probe: { probeId, amount: 12, note: '' }, actor: { sub: 'kcat', name: 'kcat' } };
    const headers = {
      ce_specversion: '1.0',
      ce_id: randomUUID(),
      ce_type: 'fi.ovipro.probe-created',
      ce_sequence: '1',
    };
    const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
    kcat(['-P', '-t', 'test.probe', '-k', probeId, ...given], JSON.stringify(data));
    const total = async () =>
      (await fixture.db.query('SELECT amount FROM probe_total WHERE probe_id = $1', [probeId])).rows[0] as object;
    expect(await eventually(total, 'the event handled')).toEqual({ amount: 12 });
  });

  it('puts a key where our producer puts it', async () => {
    const keys = Array.from({ length: 40 }, () => randomUUID());
    for (const key of keys) await fixture.publish({ key, headers: { ce_id: key, ce_type: 'fi.ovipro.probe-other' } });
    const lines = keys.map((key) => `${key}|again`).join('\n');
    kcat(['-P', '-t', 'test.probe', '-K', '|', '-X', 'topic.partitioner=murmur2_random'], lines);
    const partitions = new Map<string, Set<number>>();
    for (const { key, partition } of await fixture.topic())
      partitions.set(key, (partitions.get(key) ?? new Set()).add(partition));
    expect(keys.filter((key) => partitions.get(key)?.size !== 1)).toEqual([]);
  });
});

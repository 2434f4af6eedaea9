import type { InboundMessage } from '@ovipro/platform/server';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeWithKafka } from '../kafka/test-kafka';
import { probeTopic } from '../probe/probe.contract';
import { client } from '../service/client';
import type { ServiceProcess } from '../service/process';
import { eventually } from '../service/test-service';
import { consumerOffences, offences, settle } from './history';
import { type KafkaUnderTest, kafkaUnderTest } from './kafka';
import { drive, type Load } from './load';
import { makeFixture, type Fixture } from './fixture';

const timeoutMs = 240_000;

describeWithKafka('Kafka under faults', () => {
  let fixture: Fixture;
  let kafka: KafkaUnderTest;
  let api: ServiceProcess;

  /** Goes on creating probes until it is told to end. */
  function steadily(): () => Promise<Load> {
    let going = true;
    const all: Load = { probes: [], lost: 0 };
    const running = (async () => {
      while (going) {
        const { probes, lost } = await drive({ url: () => api.url, token: fixture.token, probes: 5, updates: 4 });
        all.probes.push(...probes);
        all.lost += lost;
        await sleep(100);
      }
    })();
    return async () => {
      going = false;
      await running;
      return all;
    };
  }

  async function expectWhole(load: Load): Promise<void> {
    await settle(fixture);
    expect(await offences(fixture, load)).toEqual([]);
    expect(await consumerOffences(fixture.db)).toEqual([]);
  }

  const refusedOf = ({ lost, probes }: Load): number => lost + probes.reduce((n, probe) => n + probe.unknown, 0);

  beforeAll(async () => {
    fixture = await makeFixture(async () => (kafka = await kafkaUnderTest()));
    api = await fixture.start('api');
  }, timeoutMs);
  afterAll(() => fixture?.close(), timeoutMs);

  it(
    'goes on answering while the broker is killed and started again, loses nothing and catches up',
    async () => {
      const worker = await fixture.start('worker');
      const end = steadily();
      for (let kills = 0; kills < 2; kills += 1) {
        await sleep(1_500);
        await kafka.kill();
        await sleep(1_500);
        await kafka.restart();
      }
      const load = await end();
      expect(refusedOf(load)).toBe(0);
      await expectWhole(load);
      await worker.kill('SIGTERM');
    },
    timeoutMs,
  );

  it(
    'outlives an outage of a minute: the API answers, the worker says what is wrong, and all of it arrives',
    async () => {
      const worker = await fixture.start('worker');
      await kafka.kill();
      const end = steadily();
      await eventually(
        async () => {
          const answer = await fetch(`${worker.managementUrl}/health`);
          return answer.status === 503 && (await answer.text()).includes('probe.totals');
        },
        'a worker that says so',
        30_000,
      );
      await sleep(60_000);
      await kafka.restart();
      const load = await end();
      expect(refusedOf(load)).toBe(0);
      await eventually(
        async () => (await fixture.db.query('SELECT FROM outbox LIMIT 1')).rowCount === 0,
        'an empty outbox',
        30_000,
      );
      await expectWhole(load);
      await worker.kill('SIGTERM');
    },
    timeoutMs,
  );

  it(
    'starts and serves while there is no broker, and reads once there is one',
    async () => {
      await kafka.kill();
      const both = await fixture.start('both');
      const made = await client(both.url)('POST', '/probes', { token: fixture.token, body: { amount: 1 } });
      expect(made.status).toBe(201);
      await kafka.restart();
      await settle(fixture);
      expect(await consumerOffences(fixture.db)).toEqual([]);
      const stopping = performance.now();
      await both.kill('SIGTERM');
      expect(performance.now() - stopping).toBeLessThan(10_000);
    },
    timeoutMs,
  );

  it(
    'handles each event once in order while members join and leave every 2 s',
    async () => {
      const members = [await fixture.start('worker')];
      const end = steadily();
      for (let round = 0; round < 8; round += 1) {
        members.push(await fixture.start('worker'));
        await sleep(2_000);
        await members.shift()?.kill(round % 4 === 3 ? 'SIGKILL' : 'SIGTERM');
      }
      await expectWhole(await end());
      await Promise.all(members.map((member) => member.kill('SIGTERM')));
    },
    timeoutMs,
  );

  it(
    'keeps the order of every key while the leading relay is stopped for 20 s and wakes beside its successor',
    async () => {
      const [first, second] = [await fixture.start('worker'), await fixture.start('worker')];
      const end = steadily();
      for (const relay of [first, second]) {
        relay.signal('SIGSTOP');
        await sleep(20_000);
        relay.signal('SIGCONT');
      }
      await expectWhole(await end());
      await Promise.all([first.kill('SIGTERM'), second.kill('SIGTERM')]);
    },
    timeoutMs,
  );

  it(
    'waits for a broker that is stopped, and loses nothing when it goes on',
    async () => {
      const worker = await fixture.start('worker');
      const end = steadily();
      await sleep(1_000);
      kafka.signal('SIGSTOP');
      await sleep(12_000);
      kafka.signal('SIGCONT');
      const load = await end();
      expect(refusedOf(load)).toBe(0);
      await expectWhole(load);
      await worker.kill('SIGTERM');
    },
    timeoutMs,
  );

  it(
    'reads a topic on from where it was when the broker is killed meanwhile, each event once',
    async () => {
      const whole: string[] = [];
      await kafka.transport.read([probeTopic.name], 'start', (event) => void whole.push(placeOf(event)));
      expect(whole.length).toBeGreaterThan(100);
      const seen: string[] = [];
      await kafka.transport.read([probeTopic.name], 'start', async (event) => {
        seen.push(placeOf(event));
        if (seen.length !== 50) return;
        await kafka.kill();
        await kafka.restart();
      });
      expect([...seen].sort()).toEqual([...whole].sort());
    },
    timeoutMs,
  );
});

const placeOf = ({ partition, position }: InboundMessage): string => `${partition}/${position}`;

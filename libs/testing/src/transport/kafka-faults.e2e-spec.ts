import type { InboundMessage } from '@ovipro/platform';
import { setTimeout as pause } from 'node:timers/promises';
import { describeWithKafka } from '../kafka/test-kafka';
import { probeTopic } from '../probe/probe.contract';
import { client } from '../service/client';
import type { ServiceProcess } from '../service/process';
import { eventually } from '../service/test-service';
import { consumerOffences, offences, settle } from './history';
import { type KafkaUnderTest, kafkaUnderTest } from './kafka';
import { drive, type Load } from './load';
import { makeWorld, type World } from './world';

const patience = 240_000;

describeWithKafka('Kafka under faults', () => {
  let world: World;
  let kafka: KafkaUnderTest;
  let api: ServiceProcess;

  /** Goes on creating probes until it is told to end. */
  function steadily(): () => Promise<Load> {
    let going = true;
    const all: Load = { probes: [], lost: 0 };
    const running = (async () => {
      while (going) {
        const { probes, lost } = await drive({ url: () => api.url, token: world.token, probes: 5, updates: 4 });
        all.probes.push(...probes);
        all.lost += lost;
        await pause(100);
      }
    })();
    return async () => {
      going = false;
      await running;
      return all;
    };
  }

  async function expectWhole(load: Load): Promise<void> {
    await settle(world);
    expect(await offences(world, load)).toEqual([]);
    expect(await consumerOffences(world.db)).toEqual([]);
  }

  const refusedOf = ({ lost, probes }: Load): number => lost + probes.reduce((n, probe) => n + probe.unknown, 0);

  beforeAll(async () => {
    world = await makeWorld(async () => (kafka = await kafkaUnderTest()));
    api = await world.start('api');
  }, patience);
  afterAll(() => world?.close(), patience);

  it(
    'goes on answering while the broker is killed and started again, loses nothing and catches up',
    async () => {
      const worker = await world.start('worker');
      const end = steadily();
      for (let kills = 0; kills < 2; kills += 1) {
        await pause(1_500);
        await kafka.kill();
        await pause(1_500);
        await kafka.restart();
      }
      const load = await end();
      expect(refusedOf(load)).toBe(0);
      await expectWhole(load);
      await worker.kill('SIGTERM');
    },
    patience,
  );

  it(
    'outlives an outage of a minute: the API answers, the worker says what is wrong, and all of it arrives',
    async () => {
      const worker = await world.start('worker');
      await kafka.kill();
      const end = steadily();
      await eventually(
        async () => {
          const answer = await fetch(`${worker.url}/health/ready`);
          return answer.status === 503 && (await answer.text()).includes('probe.totals');
        },
        'a worker that says so',
        30_000,
      );
      await pause(60_000);
      await kafka.restart();
      const load = await end();
      expect(refusedOf(load)).toBe(0);
      await eventually(
        async () => (await world.db.query('SELECT FROM outbox LIMIT 1')).rowCount === 0,
        'an empty outbox',
        30_000,
      );
      await expectWhole(load);
      await worker.kill('SIGTERM');
    },
    patience,
  );

  it(
    'starts and serves while there is no broker, and reads once there is one',
    async () => {
      await kafka.kill();
      const both = await world.start('both');
      const made = await client(both.url)('POST', '/probes', { token: world.token, body: { amount: 1 } });
      expect(made.status).toBe(201);
      await kafka.restart();
      await settle(world);
      expect(await consumerOffences(world.db)).toEqual([]);
      const stopping = performance.now();
      await both.kill('SIGTERM');
      expect(performance.now() - stopping).toBeLessThan(10_000);
    },
    patience,
  );

  it(
    'handles each event once in order while members join and leave every 2 s',
    async () => {
      const members = [await world.start('worker')];
      const end = steadily();
      for (let round = 0; round < 8; round += 1) {
        members.push(await world.start('worker'));
        await pause(2_000);
        await members.shift()?.kill(round % 4 === 3 ? 'SIGKILL' : 'SIGTERM');
      }
      await expectWhole(await end());
      await Promise.all(members.map((member) => member.kill('SIGTERM')));
    },
    patience,
  );

  it(
    'keeps the order of every key while the leading relay is stopped for 20 s and wakes beside its successor',
    async () => {
      const [first, second] = [await world.start('worker'), await world.start('worker')];
      const end = steadily();
      for (const relay of [first, second]) {
        relay.signal('SIGSTOP');
        await pause(20_000);
        relay.signal('SIGCONT');
      }
      await expectWhole(await end());
      await Promise.all([first.kill('SIGTERM'), second.kill('SIGTERM')]);
    },
    patience,
  );

  it(
    'waits for a broker that is stopped, and loses nothing when it goes on',
    async () => {
      const worker = await world.start('worker');
      const end = steadily();
      await pause(1_000);
      kafka.signal('SIGSTOP');
      await pause(12_000);
      kafka.signal('SIGCONT');
      const load = await end();
      expect(refusedOf(load)).toBe(0);
      await expectWhole(load);
      await worker.kill('SIGTERM');
    },
    patience,
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
    patience,
  );
});

const placeOf = ({ partition, position }: InboundMessage): string => `${partition}/${position}`;

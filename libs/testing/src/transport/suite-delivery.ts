import { bodyLimit } from '@ovipro/platform';
import { client } from '../service/client';
import type { ServiceProcess } from '../service/process';
import { eventually } from '../service/test-service';
import { consumerOffences, offences, settle } from './history';
import { drive, type Load } from './load';
import { makeWorld, type MakeTransport, type World } from './world';

const patience = 120_000;
/** What a transport may refuse a key by, if it cannot by its name. */
const tooLong = 'x'.repeat(200_000);

/** Everything acknowledged is on the topic and in the consumers' tables, once and in order; nothing else is. */
async function expectWhole(world: World, load: Load): Promise<void> {
  await settle(world);
  expect(await offences(world, load)).toEqual([]);
  expect(await consumerOffences(world.db)).toEqual([]);
}

const leaderOf = async (world: World): Promise<number> => {
  const { rows } = await world.db.query<{ backend_pid: number }>(
    `SELECT backend_pid FROM leadership WHERE name = 'relay'`,
  );
  return rows[0]?.backend_pid ?? 0;
};

/** Guarantees 1 and 2: nothing lost, nothing invented, in order of the key. */
export function describeDelivery(make: MakeTransport): void {
  describe('delivery', () => {
    let world: World;
    let api: ServiceProcess;
    const load = (probes = 60, updates = 4) => drive({ url: () => api.url, token: world.token, probes, updates });

    beforeAll(async () => {
      world = await makeWorld(make);
      api = await world.start('api');
    }, patience);
    afterAll(() => world?.close(), patience);

    it(
      'brings every change to the topic in order, with two relays, across processes',
      async () => {
        const workers = await Promise.all([world.start('worker'), world.start('worker')]);
        await expectWhole(world, await load());
        await Promise.all(workers.map((worker) => worker.kill('SIGTERM')));
      },
      patience,
    );

    it.each(['relay.taken', 'relay.sent', 'consumer.before-handler', 'consumer.handled', 'unit.before-commit'])(
      'loses nothing and does nothing twice when a worker is killed at %s',
      async (point) => {
        const doomed = await world.start('worker', { FAILPOINTS: `${point}=kill` });
        const written = load();
        await doomed.exited;
        const worker = await world.start('worker');
        await expectWhole(world, await written);
        await worker.kill('SIGTERM');
      },
      patience,
    );

    it(
      'loses nothing when the service is killed in mid-request',
      async () => {
        const worker = await world.start('worker');
        const written = load(120);
        for (let kills = 0; kills < 3; kills += 1) {
          await new Promise((resolve) => setTimeout(resolve, 150));
          await api.kill();
          api = await world.start('api');
        }
        await expectWhole(world, await written);
        await worker.kill('SIGTERM');
      },
      patience,
    );

    it(
      'loses nothing when PostgreSQL is killed under load',
      async () => {
        const worker = await world.start('worker');
        const written = load(120);
        await new Promise((resolve) => setTimeout(resolve, 300));
        await world.cluster.killPostmaster();
        await world.cluster.restart();
        await expectWhole(world, await written);
        await worker.kill('SIGTERM');
      },
      patience,
    );

    it(
      'lets a standby take over from a stopped leader, without an inversion when it wakes',
      async () => {
        const first = await world.start('worker');
        await load(5);
        const stopped = await eventually(() => leaderOf(world));
        const second = await world.start('worker');
        const written = load(120);
        first.signal('SIGSTOP');
        await eventually(async () => (await leaderOf(world)) !== stopped, 'another leader', 30_000);
        first.signal('SIGCONT');
        await expectWhole(world, await written);
        await Promise.all([first.kill('SIGTERM'), second.kill('SIGTERM')]);
      },
      patience,
    );

    it(
      'brings the largest body that the API lets through as an event',
      async () => {
        const worker = await world.start('worker');
        const frame = Buffer.byteLength(JSON.stringify({ amount: 1, note: '' }));
        const answer = await client(api.url)('POST', '/probes', {
          token: world.token,
          body: { amount: 1, note: 'x'.repeat(bodyLimit - frame) },
        });
        expect(answer.status).toBe(201);
        const { probeId } = answer.body as { probeId: string };
        const event = await eventually(
          async () => (await world.topic()).find(({ key }) => key === probeId),
          'the event',
          40_000,
        );
        const { probe } = JSON.parse(String(event.payload)) as { probe: { note: string } };
        expect(probe.note.length).toBe(bodyLimit - frame);
        await settle(world);
        await worker.kill('SIGTERM');
      },
      patience,
    );

    it(
      'holds back a refused key alone, and sends it once it is taken',
      async () => {
        const worker = await world.start('worker');
        const { probes } = await load(10, 0);
        const [refused, ...others] = probes.map((probe) => probe.probeId);
        await settle(world);
        await world.under.refuse(refused);
        const written = await drive({ url: () => api.url, token: world.token, probes: 20, updates: 2 });
        const put = (probeId: string) =>
          fetch(`${api.url}/probes/${probeId}`, {
            method: 'PUT',
            headers: {
              authorization: `Bearer ${world.token}`,
              'content-type': 'application/json',
              'request-id': crypto.randomUUID(),
            },
            body: JSON.stringify({ amount: 7, note: probeId === refused ? tooLong : '' }),
          });
        await Promise.all([refused, ...others].map(put));
        const waiting = async () =>
          (await world.db.query<{ key: string }>('SELECT DISTINCT key FROM outbox')).rows.map((row) => row.key);
        await eventually(async () => (await waiting()).join() === refused, 'only the refused key waiting');
        await world.under.accept(refused);
        await expectWhole(world, written);
        await worker.kill('SIGTERM');
      },
      patience,
    );
  });
}

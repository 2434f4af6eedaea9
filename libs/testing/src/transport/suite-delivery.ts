import { maxBodyBytes } from '@ovipro/platform/edge';
import { client } from '../service/client';
import type { ServiceProcess } from '../service/process';
import { eventually } from '../service/test-service';
import { consumerOffences, offences, settle } from './history';
import { drive, type Load } from './load';
import { makeFixture, type MakeTransport, type Fixture } from './fixture';

const timeoutMs = 120_000;
/** What a transport may refuse a key by, if it cannot by its name. */
const tooLong = 'x'.repeat(200_000);

/** Everything acknowledged is on the topic and in the consumers' tables, once and in order; nothing else is. */
async function expectWhole(fixture: Fixture, load: Load): Promise<void> {
  await settle(fixture);
  expect(await offences(fixture, load)).toEqual([]);
  expect(await consumerOffences(fixture.db)).toEqual([]);
}

const leaderOf = async (fixture: Fixture): Promise<number> => {
  const { rows } = await fixture.db.query<{ backend_pid: number }>(
    `SELECT backend_pid FROM leadership WHERE name = 'relay'`,
  );
  return rows[0]?.backend_pid ?? 0;
};

/** Guarantees 1 and 2: nothing lost, nothing invented, in order of the key. */
export function describeDelivery(make: MakeTransport): void {
  describe('delivery', () => {
    let fixture: Fixture;
    let api: ServiceProcess;
    const load = (probes = 60, updates = 4) => drive({ url: () => api.url, token: fixture.token, probes, updates });

    beforeAll(async () => {
      fixture = await makeFixture(make);
      api = await fixture.start('api');
    }, timeoutMs);
    afterAll(() => fixture?.close(), timeoutMs);

    it(
      'brings every change to the topic in order, with two relays, across processes',
      async () => {
        const workers = await Promise.all([fixture.start('worker'), fixture.start('worker')]);
        await expectWhole(fixture, await load());
        await Promise.all(workers.map((worker) => worker.kill('SIGTERM')));
      },
      timeoutMs,
    );

    it.each(['relay.taken', 'relay.sent', 'consumer.before-handler', 'consumer.handled', 'unit.before-commit'])(
      'loses nothing and does nothing twice when a worker is killed at %s',
      async (point) => {
        const doomed = await fixture.start('worker', { FAILPOINTS: `${point}=kill` });
        const written = load();
        await doomed.exited;
        const worker = await fixture.start('worker');
        await expectWhole(fixture, await written);
        await worker.kill('SIGTERM');
      },
      timeoutMs,
    );

    it(
      'loses nothing when the service is killed in mid-request',
      async () => {
        const worker = await fixture.start('worker');
        const written = load(120);
        for (let kills = 0; kills < 3; kills += 1) {
          await new Promise((resolve) => setTimeout(resolve, 150));
          await api.kill();
          api = await fixture.start('api');
        }
        await expectWhole(fixture, await written);
        await worker.kill('SIGTERM');
      },
      timeoutMs,
    );

    it(
      'loses nothing when PostgreSQL is killed under load',
      async () => {
        const worker = await fixture.start('worker');
        const written = load(120);
        await new Promise((resolve) => setTimeout(resolve, 300));
        await fixture.cluster.killPostmaster();
        await fixture.cluster.restart();
        await expectWhole(fixture, await written);
        await worker.kill('SIGTERM');
      },
      timeoutMs,
    );

    it(
      'lets a standby take over from a stopped leader, without an inversion when it wakes',
      async () => {
        const first = await fixture.start('worker');
        await load(5);
        const stopped = await eventually(() => leaderOf(fixture));
        const second = await fixture.start('worker');
        const written = load(120);
        first.signal('SIGSTOP');
        await eventually(async () => (await leaderOf(fixture)) !== stopped, 'another leader', 30_000);
        first.signal('SIGCONT');
        await expectWhole(fixture, await written);
        await Promise.all([first.kill('SIGTERM'), second.kill('SIGTERM')]);
      },
      timeoutMs,
    );

    it(
      'brings the largest body that the API lets through as an event',
      async () => {
        const worker = await fixture.start('worker');
        const frame = Buffer.byteLength(JSON.stringify({ amount: 1, note: '' }));
        const answer = await client(api.url)('POST', '/probes', {
          token: fixture.token,
          body: { amount: 1, note: 'x'.repeat(maxBodyBytes - frame) },
        });
        expect(answer.status).toBe(201);
        const { probeId } = answer.body as { probeId: string };
        const event = await eventually(
          async () => (await fixture.topic()).find(({ key }) => key === probeId),
          'the event',
          40_000,
        );
        const { probe } = JSON.parse(String(event.payload)) as { probe: { note: string } };
        expect(probe.note.length).toBe(maxBodyBytes - frame);
        await settle(fixture);
        await worker.kill('SIGTERM');
      },
      timeoutMs,
    );

    it(
      'holds back a refused key alone, and sends it once it is taken',
      async () => {
        const worker = await fixture.start('worker');
        const { probes } = await load(10, 0);
        const [refused, ...others] = probes.map((probe) => probe.probeId);
        await settle(fixture);
        await fixture.under.refuse(refused);
        const written = await drive({ url: () => api.url, token: fixture.token, probes: 20, updates: 2 });
        const put = (probeId: string) =>
          fetch(`${api.url}/probes/${probeId}`, {
            method: 'PUT',
            headers: {
              authorization: `Bearer ${fixture.token}`,
              'content-type': 'application/json',
              'request-id': crypto.randomUUID(),
            },
            body: JSON.stringify({ amount: 7, note: probeId === refused ? tooLong : '' }),
          });
        await Promise.all([refused, ...others].map(put));
        const waiting = async () =>
          (await fixture.db.query<{ key: string }>('SELECT DISTINCT key FROM outbox')).rows.map((row) => row.key);
        await eventually(async () => (await waiting()).join() === refused, 'only the refused key waiting');
        await fixture.under.accept(refused);
        await expectWhole(fixture, written);
        await worker.kill('SIGTERM');
      },
      timeoutMs,
    );
  });
}

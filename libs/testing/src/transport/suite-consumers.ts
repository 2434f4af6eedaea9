import type { ServiceProcess } from '../service/process';
import { eventually } from '../service/test-service';
import { consumerOffences, settle } from './history';
import { drive } from './load';
import { makeFixture, type MakeTransport, type Fixture } from './fixture';

const timeoutMs = 120_000;

/** Guarantees 3 and 5: once in effect; replay and snapshot. */
export function describeConsumers(make: MakeTransport): void {
  describe('consumers', () => {
    let fixture: Fixture;
    let service: ServiceProcess;
    const count = async (table: string): Promise<number> =>
      Number((await fixture.db.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0].n);

    beforeAll(async () => {
      fixture = await makeFixture(make);
      service = await fixture.start('both');
      await drive({ url: () => service.url, token: fixture.token, probes: 40, updates: 3 });
      await settle(fixture);
    }, timeoutMs);
    afterAll(() => fixture?.close(), timeoutMs);

    it(
      'handles an event that comes again once',
      async () => {
        const letters = await count('probe_letter');
        for (const { key, headers, payload } of (await fixture.topic()).slice(0, 20)) {
          await fixture.publish({ eventId: `again-${headers.ce_id}`, key, headers, payload });
        }
        await eventually(async () => (await lag(service)) === 0, 'no lag');
        expect(await count('probe_letter')).toBe(letters);
        expect(await consumerOffences(fixture.db)).toEqual([]);
      },
      timeoutMs,
    );

    it(
      'replays a projection to the same state, and refuses to replay an effect',
      async () => {
        const [letters, totals] = [await count('probe_letter'), await count('probe_total')];
        expect(await fixture.runCommand('probe.totals', 'replay')).toContain('reading from the start');
        await eventually(async () => (await count('probe_total')) === totals, 'all totals again');
        await settle(fixture);
        expect(await consumerOffences(fixture.db)).toEqual([]);
        expect(await count('probe_letter')).toBe(letters);
        expect(await fixture.runCommand('probe.letters', 'replay')).toContain('effects');
      },
      timeoutMs,
    );

    it(
      'fails a consumer command to a group that does not exist',
      async () => {
        expect(await fixture.runCommand('probe.nobody', 'replay')).toContain(
          'probe has no probe.nobody; it has probe.',
        );
      },
      timeoutMs,
    );

    it(
      'publishes the present state of every resource as a snapshot, each with its next sequence',
      async () => {
        const before = await count('probe');
        expect(await fixture.runCommand('topic test.probe', 'snapshot')).toBe(`${before} resources published`);
        const empty = async () => (await fixture.db.query('SELECT FROM outbox LIMIT 1')).rowCount === 0;
        await eventually(empty, 'an empty outbox');
        const snapshots = (await fixture.topic()).filter(
          (event) => event.headers.ce_type === 'fi.ovipro.probe-snapshot',
        );
        const { rows } = await fixture.db.query<{ probe_id: string; event_sequence: number; amount: number }>(
          'SELECT * FROM probe',
        );
        const byKey = new Map(rows.map((row) => [row.probe_id, row]));
        expect(snapshots.length).toBe(before);
        for (const { key, headers, payload } of snapshots) {
          const { probe } = JSON.parse(String(payload)) as { probe: { amount: number } };
          expect([Number(headers.ce_sequence), probe.amount]).toEqual([
            byKey.get(key)?.event_sequence,
            byKey.get(key)?.amount,
          ]);
        }
      },
      timeoutMs,
    );

    it(
      'hands one event to one of several members',
      async () => {
        await fixture.db.query('DELETE FROM probe_total');
        await fixture.db.query('DELETE FROM probe_letter');
        await fixture.db.query('TRUNCATE probe CASCADE');
        const others = await Promise.all([fixture.start('worker'), fixture.start('worker')]);
        await drive({ url: () => service.url, token: fixture.token, probes: 40, updates: 3 });
        await settle(fixture);
        expect(await consumerOffences(fixture.db)).toEqual([]);
        await Promise.all(others.map((other) => other.kill('SIGTERM')));
      },
      timeoutMs,
    );
  });
}

async function lag(service: ServiceProcess): Promise<number> {
  const answer = (await (await fetch(`${service.managementUrl}/health/events`)).json()) as {
    lag: Record<string, number>;
  };
  return Object.values(answer.lag).reduce((sum, n) => sum + n, 0);
}

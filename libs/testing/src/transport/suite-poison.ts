import { deadLetterTopic } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import { client } from '../service/client';
import type { ServiceProcess } from '../service/process';
import { eventually } from '../service/test-service';
import { consumerOffences, settle } from './history';
import { drive } from './load';
import { makeFixture, type MakeTransport, type Fixture } from './fixture';

const timeoutMs = 120_000;

/** Guarantee 4: a poison message goes to the dead letters and parks its key; other keys go on. */
export function describePoison(make: MakeTransport): void {
  describe('poison', () => {
    let fixture: Fixture;
    let service: ServiceProcess;

    beforeAll(async () => {
      fixture = await makeFixture(make);
      service = await fixture.start('both');
    }, timeoutMs);
    afterAll(() => fixture?.close(), timeoutMs);

    const create = async (): Promise<string> =>
      (await client(service.url)('POST', '/probes', { token: fixture.token, body: { amount: 1 } })).body.probeId;
    const update = (probeId: string, amount: number) =>
      client(service.url)('PUT', `/probes/${probeId}`, { token: fixture.token, body: { amount } });
    const letters = async (key: string) =>
      (
        await fixture.db.query<{ parked_behind: boolean; error: string }>(
          'SELECT parked_behind, error FROM dead_letter WHERE key = $1 AND consumer = $2 ORDER BY sequence',
          [key, 'probe.totals'],
        )
      ).rows;
    const fallbacksOf = async (): Promise<number> => {
      const metrics = await (await fetch(`${service.managementUrl}/metrics`)).text();
      return Number(/^consumer_batch_fallbacks_total\{.*"probe\.totals".*\} (\d+)$/m.exec(metrics)?.[1] ?? 0);
    };
    const total = async (key: string) =>
      (await fixture.db.query('SELECT amount FROM probe_total WHERE probe_id = $1', [key])).rows[0];

    it(
      'parks the key of an event whose handler keeps failing, handles the other keys, and redrives in order',
      async () => {
        const bad = await create();
        await eventually(() => total(bad));
        await fixture.db.query('INSERT INTO probe_trouble (probe_id) VALUES ($1)', [bad]);
        for (const amount of [2, 3, 4]) await update(bad, amount);
        const good = await create();
        await eventually(() => total(good), 'the other key handled');
        await eventually(async () => (await letters(bad)).length === 3, 'three dead letters');
        expect((await letters(bad)).map((letter) => letter.parked_behind)).toEqual([false, true, true]);
        expect((await letters(bad))[0].error).toContain(`trouble with ${bad}`);
        expect(await fixture.runCommand('probe.totals', 'redrive')).toContain('1 keys still parked');
        await fixture.db.query('DELETE FROM probe_trouble');
        expect(await fixture.runCommand('probe.totals', 'redrive')).toBe('3 dead letters handled, 0 keys still parked');
        await update(bad, 5);
        await settle(fixture);
        expect(await consumerOffences(fixture.db)).toEqual([]);
      },
      timeoutMs,
    );

    it(
      'keeps the stack of the handler in the log and in the dead letter',
      async () => {
        const bad = await create();
        await eventually(() => total(bad));
        await fixture.db.query('INSERT INTO probe_trouble (probe_id) VALUES ($1)', [bad]);
        await update(bad, 2);
        const [{ error }] = await eventually(async () => {
          const found = await letters(bad);
          return found.length === 1 && found;
        }, 'a dead letter');
        const [line] = service.logged('consumer.dead_letter').filter(({ key }) => key === bad);
        expect(line).toMatchObject({ level: 'error', group: 'probe.totals', topic: 'test.probe' });
        for (const stack of [error, line.err?.stack]) {
          expect(stack).toContain(`trouble with ${bad}`);
          expect(stack).toMatch(/\n +at .*probe\.consumers/);
        }
        await fixture.db.query('DELETE FROM probe_trouble');
        await fixture.runCommand('probe.totals', 'redrive');
      },
      timeoutMs,
    );

    it(
      'logs and counts a batch that fails, and handles its events one by one',
      async () => {
        const [key, fallbacks] = [randomUUID(), await fallbacksOf()];
        await fixture.db.query('INSERT INTO probe_trouble (probe_id) VALUES ($1)', [key]);
        const probe = { probeId: key, agencyOfficeId: randomUUID(), amount: 1, note: '' };
        const event = (sequence: number) => ({
          key,
          headers: { ce_id: randomUUID(), ce_type: 'fi.ovipro.probe-created', ce_sequence: String(sequence) },
          payload: Buffer.from(JSON.stringify({ probe, actor: { sub: 'x', name: 'x' } })),
        });
        await fixture.publish(event(1), event(2));
        await eventually(async () => (await letters(key)).length === 2, 'two dead letters');
        const [line] = service.logged('consumer.batch_fallback').filter(({ err }) => err?.message.includes(key));
        expect(line).toMatchObject({ level: 'warn', group: 'probe.totals', err: { stack: expect.any(String) } });
        expect(await fallbacksOf()).toBeGreaterThan(fallbacks);
        await fixture.db.query('DELETE FROM probe_trouble');
        for (const table of ['dead_letter', 'parked_key'])
          await fixture.db.query(`DELETE FROM ${table} WHERE key = $1`, [key]);
      },
      timeoutMs,
    );

    it(
      'sends key, headers, place and reason of a dead letter to its topic, and what it said to nobody',
      async () => {
        const headers = { ce_id: randomUUID(), ce_type: 'fi.ovipro.probe-created', ce_sequence: '1', own: 'ä' };
        const [key, payload] = [randomUUID(), Buffer.from('{"probe": not JSON')];
        await fixture.publish({ key, headers, payload });
        await eventually(async () => (await letters(key)).length === 1, 'a dead letter');
        const dead = await eventually(async () =>
          (await fixture.topic(deadLetterTopic('test.probe', 'probe.totals'))).find((event) => event.key === key),
        );
        expect(dead.payload).toBeNull();
        const sql = 'SELECT payload FROM dead_letter WHERE key = $1';
        const [kept] = (await fixture.db.query<{ payload: Buffer }>(sql, [key])).rows;
        expect(kept.payload.toString()).toBe(payload.toString());
        expect(dead.headers).toMatchObject({
          ...headers,
          dlq_topic: 'test.probe',
          dlq_group: 'probe.totals',
          dlq_partition: expect.stringMatching(/^\d+$/),
          dlq_offset: expect.stringMatching(/^\d+$/),
          dlq_reason: 'failed',
        });
        expect(dead.headers.dlq_error).toContain('not JSON');
        await fixture.runCommand('probe.totals', 'replay');
      },
      timeoutMs,
    );

    it(
      'moves a message that is no event to the dead letters, and ignores events of unknown names',
      async () => {
        const [nothing, other] = [randomUUID(), randomUUID()];
        await fixture.publish({ key: nothing, payload: Buffer.from('?') });
        await fixture.publish({
          key: other,
          headers: { ce_id: randomUUID(), ce_type: 'fi.ovipro.probe-unheard-of' },
          payload: Buffer.from('{}'),
        });
        const next = await create();
        await eventually(() => total(next), 'the next event handled');
        expect((await letters(nothing)).length).toBe(1);
        expect(await letters(other)).toEqual([]);
      },
      timeoutMs,
    );

    it(
      'retries an event for as long as its error is transient, and moves nothing to the dead letters',
      async () => {
        const slow = await create();
        await eventually(() => total(slow));
        await fixture.db.query(`INSERT INTO probe_trouble VALUES ($1, '40001')`, [slow]);
        await update(slow, 2);
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        expect(await letters(slow)).toEqual([]);
        await fixture.db.query('DELETE FROM probe_trouble');
        await eventually(async () => (await total(slow))?.amount === 2, 'the event handled');
      },
      timeoutMs,
    );

    it(
      'handles a removal, which has no data',
      async () => {
        const gone = await create();
        await eventually(() => total(gone));
        await fixture.publish({
          key: gone,
          headers: { ce_id: randomUUID(), ce_type: 'fi.ovipro.probe-removed', ce_sequence: '2' },
        });
        await eventually(async () => !(await total(gone)), 'the total removed');
      },
      timeoutMs,
    );

    it(
      'delays no other key for 1 poison message in 1,000',
      async () => {
        const load = drive({ url: () => service.url, token: fixture.token, probes: 100, updates: 9, clients: 32 });
        await fixture.publish({ key: randomUUID(), payload: Buffer.from('poison') });
        const { probes } = await load;
        for (const { probeId, amounts } of probes) {
          const last = amounts.at(-1);
          await eventually(async () => (await total(probeId))?.amount === last, `all of ${probeId} handled`, 5_000);
        }
      },
      timeoutMs,
    );
  });
}

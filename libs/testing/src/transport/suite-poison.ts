import { deadLetterTopic } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import { client } from '../service/client';
import type { ServiceProcess } from '../service/process';
import { eventually } from '../service/test-service';
import { consumerOffences, settle } from './history';
import { drive } from './load';
import { makeWorld, type MakeTransport, type World } from './world';

const patience = 120_000;

/** Guarantee 4: a poison message stops nobody else. */
export function describePoison(make: MakeTransport): void {
  describe('poison', () => {
    let world: World;
    let service: ServiceProcess;

    beforeAll(async () => {
      world = await makeWorld(make);
      service = await world.start('both');
    }, patience);
    afterAll(() => world?.close(), patience);

    const create = async (): Promise<string> =>
      (await client(service.url)('POST', '/probes', { token: world.token, body: { amount: 1 } })).body.probeId;
    const update = (probeId: string, amount: number) =>
      client(service.url)('PUT', `/probes/${probeId}`, { token: world.token, body: { amount } });
    const letters = async (key: string) =>
      (
        await world.db.query<{ parked_behind: boolean; error: string }>(
          'SELECT parked_behind, error FROM dead_letter WHERE key = $1 AND consumer = $2 ORDER BY sequence',
          [key, 'probe.totals'],
        )
      ).rows;
    const total = async (key: string) =>
      (await world.db.query('SELECT amount FROM probe_total WHERE probe_id = $1', [key])).rows[0];

    it(
      'parks the key of an event whose handler keeps failing, goes on with the others, and redrives in order',
      async () => {
        const bad = await create();
        await eventually(() => total(bad));
        await world.db.query('INSERT INTO probe_trouble (probe_id) VALUES ($1)', [bad]);
        for (const amount of [2, 3, 4]) await update(bad, amount);
        const good = await create();
        await eventually(() => total(good), 'the other key handled');
        await eventually(async () => (await letters(bad)).length === 3, 'three dead letters');
        expect((await letters(bad)).map((letter) => letter.parked_behind)).toEqual([false, true, true]);
        expect((await letters(bad))[0].error).toContain(`trouble with ${bad}`);
        expect(await world.order('probe.totals', 'redrive')).toContain('1 keys still parked');
        await world.db.query('DELETE FROM probe_trouble');
        expect(await world.order('probe.totals', 'redrive')).toBe('3 dead letters handled, 0 keys still parked');
        await update(bad, 5);
        await settle(world);
        expect(await consumerOffences(world.db)).toEqual([]);
      },
      patience,
    );

    it(
      'sends a dead letter to its topic as it came, with the reason',
      async () => {
        const headers = { ce_id: randomUUID(), ce_type: 'fi.ovipro.probe-created', ce_sequence: '1', own: 'ä' };
        const [key, payload] = [randomUUID(), Buffer.from('{"probe": not JSON')];
        await world.publish({ key, headers, payload });
        await eventually(async () => (await letters(key)).length === 1, 'a dead letter');
        const dead = await eventually(async () =>
          (await world.topic(deadLetterTopic('test.probe', 'probe.totals'))).find((event) => event.key === key),
        );
        expect(dead.payload?.toString()).toBe(payload.toString());
        expect(dead.headers).toMatchObject({
          ...headers,
          dlq_topic: 'test.probe',
          dlq_group: 'probe.totals',
          dlq_reason: 'failed',
        });
        expect(dead.headers.dlq_error).toContain('not JSON');
        await world.order('probe.totals', 'replay');
      },
      patience,
    );

    it(
      'buries what is no event at all, and passes by events of other names',
      async () => {
        const [nothing, other] = [randomUUID(), randomUUID()];
        await world.publish({ key: nothing, payload: Buffer.from('?') });
        await world.publish({
          key: other,
          headers: { ce_id: randomUUID(), ce_type: 'fi.ovipro.probe-unheard-of' },
          payload: Buffer.from('{}'),
        });
        const next = await create();
        await eventually(() => total(next), 'the next event handled');
        expect((await letters(nothing)).length).toBe(1);
        expect(await letters(other)).toEqual([]);
      },
      patience,
    );

    it(
      'tries what will pass for as long as it takes, and buries nothing',
      async () => {
        const slow = await create();
        await eventually(() => total(slow));
        await world.db.query(`INSERT INTO probe_trouble VALUES ($1, '40001')`, [slow]);
        await update(slow, 2);
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        expect(await letters(slow)).toEqual([]);
        await world.db.query('DELETE FROM probe_trouble');
        await eventually(async () => (await total(slow))?.amount === 2, 'the event handled');
      },
      patience,
    );

    it(
      'takes a removal, which has no data',
      async () => {
        const gone = await create();
        await eventually(() => total(gone));
        await world.publish({
          key: gone,
          headers: { ce_id: randomUUID(), ce_type: 'fi.ovipro.probe-removed', ce_sequence: '2' },
        });
        await eventually(async () => !(await total(gone)), 'the total removed');
      },
      patience,
    );

    it(
      'delays no other key for 1 poison message in 1,000',
      async () => {
        const load = drive({ url: () => service.url, token: world.token, probes: 100, updates: 9, clients: 32 });
        await world.publish({ key: randomUUID(), payload: Buffer.from('poison') });
        const { probes } = await load;
        for (const { probeId, amounts } of probes) {
          const last = amounts.at(-1);
          await eventually(async () => (await total(probeId))?.amount === last, `all of ${probeId} handled`, 5_000);
        }
      },
      patience,
    );
  });
}

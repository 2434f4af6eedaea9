import { JobRunner } from '@ovipro/platform';
import { probeTopic } from '../probe/probe.contract';
import { probeService } from '../probe/probe.service';
import { eventually, startTestService, type TestService } from '../service/test-service';

const count = 450;

const makeProbes = `INSERT INTO probe SELECT gen_random_uuid(), gen_random_uuid(), n, '', 1, 1, now(), now() FROM generate_series(1, ${count}) AS n`;

/** Events per probe: how many, and the lowest and the highest sequence among them. */
async function published(service: TestService): Promise<{ probes: number; events: number; sequences: string[] }> {
  const events = await service.published(probeTopic.name);
  const sequences = [...new Set(events.map(({ name, sequence }) => `${name} ${sequence}`))];
  return { probes: new Set(events.map(({ key }) => key)).size, events: events.length, sequences };
}

const ask = async ({ db }: TestService, command: string): Promise<string> =>
  (
    await db.query<{ id: string }>('INSERT INTO consumer_command (target, command) VALUES ($1, $2) RETURNING id', [
      `topic ${probeTopic.name}`,
      command,
    ])
  ).rows[0].id;

const resultOf = async ({ db }: TestService, id: string): Promise<string | undefined> =>
  (
    await db.query<{ result: string }>('SELECT result FROM consumer_command WHERE id = $1 AND done_at IS NOT NULL', [
      id,
    ])
  ).rows[0]?.result;

describe('a snapshot', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService(probeService);
    await service.db.query(makeProbes);
  });
  afterAll(() => service?.close());

  const answer = (id: string) => eventually(() => resultOf(service, id), 'the answer');

  it('publishes every resource once, in pages, and once more for each further command', async () => {
    const [first, second] = [await ask(service, 'snapshot'), await ask(service, 'snapshot')];
    expect([await answer(first), await answer(second)]).toEqual(Array(2).fill(`${count} resources published`));
    const sequences = ['probe-snapshot 2', 'probe-snapshot 3'];
    expect(await published(service)).toEqual({ probes: count, events: 2 * count, sequences });
    expect((await service.db.query(`SELECT FROM job WHERE kind = 'snapshot'`)).rowCount).toBe(0);
  });

  it('is refused where the command is another', async () => {
    expect(await answer(await ask(service, 'shot'))).toBe('failed: no such command: shot');
  });

  it('is answered where it failed for the last time', async () => {
    const both = `WITH command AS (
        INSERT INTO consumer_command (target, command) VALUES ('topic ' || $1, 'snapshot') RETURNING id),
      job AS (
        INSERT INTO job (kind, key, state, payload, cause, due_at, ready_at, error)
        SELECT 'snapshot', $1, 'dead', jsonb_build_object('commandId', id::text), '{}', now(), now(), 'Error: no' FROM command)
      SELECT id FROM command`;
    const { id } = (await service.db.query<{ id: string }>(both, [probeTopic.name])).rows[0];
    expect(await answer(id)).toBe(`failed, to be redriven as job snapshot ${probeTopic.name}: Error: no`);
  });
});

describe('a snapshot whose process was killed', () => {
  let service: TestService;
  beforeAll(async () => (service = await startTestService(probeService, { role: 'api' })));
  afterAll(() => service?.close());

  it('goes on where it was', async () => {
    await service.db.query(makeProbes);
    const id = await ask(service, 'snapshot');
    const nth = 'SELECT probe_id FROM probe ORDER BY probe_id OFFSET 199 LIMIT 1';
    const after = (await service.db.query<{ probe_id: string }>(nth)).rows[0].probe_id;
    await service.db.query(
      `INSERT INTO job (kind, key, state, payload, cause, due_at, ready_at, attempts, lease_token, lease_generation)
       VALUES ('snapshot', $1, 'running', $2, '{}', now(), now() - interval '1 second', 1, gen_random_uuid(), 1)`,
      [probeTopic.name, { topic: probeTopic.name, commandId: id, root: 0, after, published: 200 }],
    );
    await service.app.get(JobRunner, { strict: false }).runReady();
    expect(await resultOf(service, id)).toBe(`${count} resources published`);
    const rows = await service.db.query(
      'SELECT event_sequence AS n, count(*)::integer FROM probe GROUP BY 1 ORDER BY 1',
    );
    expect(rows.rows).toEqual([
      { n: 1, count: 200 },
      { n: 2, count: 250 },
    ]);
  });
});

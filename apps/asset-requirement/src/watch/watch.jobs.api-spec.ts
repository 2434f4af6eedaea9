import { watchTopic } from '@ovipro/contracts';
import { Clock, JobRunner } from '@ovipro/platform';
import { Requirements } from '../testing/requirements';

/** In the role `api` no worker runs: these tests run what is ready, at the time that they choose. */
let requirements: Requirements;
beforeAll(async () => (requirements = await Requirements.start({ role: 'api' })));
afterAll(() => requirements?.close());
afterEach(() => jest.restoreAllMocks());

const runner = () => requirements.service.app.get(JobRunner, { strict: false });
const nowIs = (time: string) => {
  const clock = requirements.service.app.get(Clock, { strict: false });
  jest.spyOn(clock, 'now').mockReturnValue(new Date(time));
};
const statuses = async (id: string): Promise<Record<string, number>> => {
  const sql = 'SELECT status_code, count(*)::integer FROM watch WHERE asset_requirement_id = $1 GROUP BY 1';
  const { rows } = await requirements.service.db.query<{ status_code: string; count: number }>(sql, [id]);
  return Object.fromEntries(rows.map(({ status_code, count }) => [status_code, count]));
};
/** Events of a watch in the outbox, which nobody relays here. */
const told = async (watchId: string) => {
  const sql = `SELECT headers->>'ce_type' AS type FROM outbox WHERE topic = $1 AND key = $2 ORDER BY id`;
  const { rows } = await requirements.service.db.query<{ type: string }>(sql, [watchTopic.name, watchId]);
  return rows.map(({ type }) => type.replace('fi.ovipro.', ''));
};

describe('the end of a watch by its time', () => {
  it('comes when its time has passed, once, also after downtime', async () => {
    const id = await requirements.create();
    const { watchId } = await requirements.watch(id, { validityEndTime: '2090-01-01T12:00:00.250Z' });
    const { watchId: later } = await requirements.watch(id, { validityEndTime: '2090-01-01T12:00:00.750Z' });
    const { watchId: last } = await requirements.watch(id, { validityEndTime: '2095-01-01T00:00:00Z' });
    nowIs('2090-01-01T12:00:00.700Z');
    await runner().runReady();
    expect(await statuses(id)).toEqual({ ACTIVE: 3 });
    nowIs('2093-06-01T00:00:00Z');
    for (let times = 0; times < 3; times += 1) await runner().runReady();
    expect(await statuses(id)).toEqual({ ACTIVE: 1, ENDED: 2 });
    for (const ended of [watchId, later]) expect(await told(ended)).toEqual(['watch-created', 'watch-ended']);
    expect(await told(last)).toEqual(['watch-created']);
  });

  it('goes by the end that was set last', async () => {
    const id = await requirements.create();
    const { watchId, put } = await requirements.watch(id, { validityEndTime: '2090-01-01T12:00:00Z' });
    await put({ validityEndTime: '2091-01-01T12:00:00Z' });
    nowIs('2090-06-01T00:00:00Z');
    await runner().runReady();
    expect(await statuses(id)).toEqual({ ACTIVE: 1 });
    nowIs('2091-01-01T12:00:00Z');
    await runner().runReady();
    expect([await statuses(id), (await told(watchId)).at(-1)]).toEqual([{ ENDED: 1 }, 'watch-ended']);
  });
});

describe('what an asset requirement is matched by', () => {
  const keys = async (id: string) =>
    (await requirements.service.db.query('SELECT FROM requirement_key WHERE asset_requirement_id = $1', [id])).rowCount;
  /** Jobs that arm others are followed by those. */
  const runAll = async () => {
    while ((await runner().runReady()) > 0);
  };

  it('goes with the last of its watches that ends, by its time or by a caller', async () => {
    const id = await requirements.create();
    await requirements.watch(id, { validityEndTime: '2090-01-01T12:00:00Z' });
    const { put } = await requirements.watch(id, { validityEndTime: '2095-01-01T12:00:00Z' });
    await runAll();
    const all = await keys(id);
    nowIs('2091-01-01T00:00:00Z');
    await runAll();
    expect([all, await keys(id)]).toEqual([4, 4]);
    nowIs('2096-01-01T00:00:00Z');
    await runAll();
    expect([await statuses(id), await keys(id)]).toEqual([{ ENDED: 2 }, 0]);
    jest.restoreAllMocks();
    await requirements.watch(id);
    await runAll();
    expect(await keys(id)).toBe(4);
    expect(await put({ validityEndTime: '2020-01-01T00:00:00Z' })).toEqual({});
    await runAll();
    expect(await keys(id)).toBe(4);
  });

  it.each(['REJECTED', 'deleted'] as const)('goes with the asset requirement, once it is %s', async (end) => {
    const id = await requirements.create();
    await requirements.watch(id);
    await runAll();
    if (end === 'REJECTED') await requirements.become(id, end);
    else await requirements.send('DELETE', `/assetRequirements/${id}`);
    await runAll();
    expect([await statuses(id), await keys(id)]).toEqual([{ ENDED: 1 }, 0]);
  });
});

/** Makes a watch one of many that are alike. */
async function multiply(watchId: string, count: number): Promise<void> {
  const { db } = requirements.service;
  const { rows } = await db.query<{ column_name: string }>(
    `SELECT column_name FROM information_schema.columns WHERE table_name = 'watch' AND column_name <> 'watch_id'`,
  );
  const columns = rows.map(({ column_name }) => column_name).join(', ');
  await db.query(
    `INSERT INTO watch (watch_id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM watch, generate_series(2, $2)
     WHERE watch_id = $1`,
    [watchId, count],
  );
}

describe('the end of an asset requirement with 10,000 watches', () => {
  it('ends them batch by batch, so that no lock lasts', async () => {
    const id = await requirements.create();
    const { watchId } = await requirements.watch(id);
    const { db } = requirements.service;
    await multiply(watchId, 10_000);
    await requirements.become(id, 'REJECTED');
    expect(await statuses(id)).toEqual({ ACTIVE: 10_000 });
    await runner().runReady();
    expect(await statuses(id)).toEqual({ ENDED: 10_000 });
    const batches = `SELECT count(*)::integer AS ended, count(DISTINCT xmin::text)::integer AS transactions, max(event_sequence) AS sequence
      FROM watch WHERE asset_requirement_id = $1`;
    expect((await db.query(batches, [id])).rows).toEqual([{ ended: 10_000, transactions: 20, sequence: 2 }]);
    const events = `SELECT key FROM outbox WHERE topic = $1 AND headers->>'ce_type' LIKE '%watch-ended'`;
    const told = new Set((await db.query<{ key: string }>(events, [watchTopic.name])).rows.map(({ key }) => key));
    const watches = 'SELECT watch_id AS id FROM watch WHERE asset_requirement_id = $1';
    const ids = (await db.query<{ id: string }>(watches, [id])).rows.map((row) => row.id);
    expect(ids.filter((each) => told.has(each))).toHaveLength(10_000);
  });

  it('has them forget it batch by batch too, where it is deleted', async () => {
    const id = await requirements.create();
    const { watchId } = await requirements.watch(id);
    await multiply(watchId, 1_200);
    await requirements.send('DELETE', `/assetRequirements/${id}`);
    await runner().runReady();
    const batches = `SELECT count(*)::integer AS forgotten, count(DISTINCT xmin::text)::integer AS transactions
      FROM watch WHERE asset_requirement_id = $1 AND status_code = 'ENDED' AND agency_office IS NULL`;
    expect((await requirements.service.db.query(batches, [id])).rows).toEqual([{ forgotten: 1_200, transactions: 3 }]);
  });
});

import { Clock, JobRunner } from '@ovipro/platform';
import { loadConfig } from '@ovipro/platform/server';
import { AssetRequirementConfig } from '../config';
import { aRealty, inMunicipality, Matching } from '../testing/matching';
import { Requirements } from '../testing/requirements';

const days = 30;

/** In the role `api` no worker runs: jobs run when these tests say so, at the time that they choose. */
let requirements: Requirements;
let matching: Matching;
beforeAll(async () => {
  requirements = await Requirements.start({ role: 'api', realtyRetentionDays: days });
  matching = new Matching(requirements);
});
afterAll(() => requirements?.close());
afterEach(() => jest.restoreAllMocks());

const runner = () => requirements.service.app.get(JobRunner, { strict: false });
async function runJobs(): Promise<void> {
  while ((await runner().runReady()) > 0);
}
/** Has the worker begin as it does each time, so that what recurs is armed, and runs it at a time. */
async function runAfter(passedDays: number): Promise<void> {
  const clock = requirements.service.app.get(Clock, { strict: false });
  jest.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + passedDays * 86_400_000));
  await runner().begin();
  await runJobs();
  jest.restoreAllMocks();
}
const kept = async (realtyId: string) => {
  const { db } = requirements.service;
  const pairs = await db.query('SELECT FROM watch_match WHERE realty_id = $1', [realtyId]);
  const sql = `SELECT data <> '{}' AS known, sequence::integer AS sequence FROM realty WHERE realty_id = $1`;
  const [realty] = (await db.query<{ known: boolean; sequence: number }>(sql, [realtyId])).rows;
  return { ...realty, pairs: pairs.rowCount };
};

describe('a realty that was withdrawn', () => {
  it(`is forgotten after ${days} days with what it matched, and nothing older revives it`, async () => {
    const id = await requirements.create({ assetRequirements: inMunicipality('FI_KEPT') });
    await requirements.watch(id);
    const [gone, stays] = [aRealty({ address: { localityCode: 'FI_KEPT' } }), aRealty()];
    await matching.save([gone, stays]);
    await runJobs();
    await matching.save([gone], true);
    await runAfter(days - 1);
    expect(await kept(gone.realtyId)).toEqual({ known: true, sequence: 2, pairs: 1 });
    await runAfter(days + 1);
    expect(await kept(gone.realtyId)).toEqual({ known: false, sequence: 2, pairs: 0 });
    expect(await kept(stays.realtyId)).toEqual({ known: true, sequence: 1, pairs: 0 });

    await matching.saveAgain(gone, 1);
    await runJobs();
    expect([await kept(gone.realtyId), await matching.matches(id)]).toEqual([
      { known: false, sequence: 2, pairs: 0 },
      [],
    ]);
    await matching.save([gone]);
    await runJobs();
    expect([await kept(gone.realtyId), (await matching.matches(id)).length]).toEqual([
      { known: true, sequence: 3, pairs: 1 },
      1,
    ]);
  });

  it('is forgotten batch by batch, where many are', async () => {
    const { db } = requirements.service;
    const realty = aRealty();
    await matching.save([realty]);
    await matching.save([realty], true);
    const { rows } = await db.query<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'realty' AND column_name <> 'realty_id'`,
    );
    const columns = rows.map(({ column_name }) => column_name).join(', ');
    await db.query(
      `INSERT INTO realty (realty_id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM realty, generate_series(1, 249)
       WHERE realty_id = $1`,
      [realty.realtyId],
    );
    const batches = `SELECT count(*)::integer AS forgotten, count(DISTINCT xmin::text)::integer AS transactions FROM realty WHERE withdrawn
      AND data = '{}'`;
    for (let batch = 0; batch < 4; batch += 1) await runAfter(days + 2 + batch);
    expect((await db.query(batches)).rows).toEqual([{ forgotten: 250, transactions: 3 }]);
  });
});

describe('REALTY_RETENTION_DAYS', () => {
  const needed = {
    PORT: '0',
    DATABASE_URL: 'postgres://u@localhost/x',
    EVENTS_DATABASE_URL: 'postgres://u@localhost/y',
    JWKS_URL: 'http://localhost/jwks',
  };
  const read = (REALTY_RETENTION_DAYS?: string) =>
    loadConfig(AssetRequirementConfig, { ...needed, REALTY_RETENTION_DAYS });

  it('is 90 unless it is said otherwise, and at least 1', () => {
    expect([read().realtyRetentionDays, read('7').realtyRetentionDays]).toEqual([90, 7]);
    expect(() => read('0')).toThrow('REALTY_RETENTION_DAYS');
  });
});

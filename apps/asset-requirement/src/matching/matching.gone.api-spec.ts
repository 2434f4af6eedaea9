import type { AssetRequirementUpdate, Realty } from '@ovipro/contracts';
import { JobRunner } from '@ovipro/platform';
import { aRealty, inMunicipality, Matching } from '../testing/matching';
import { Requirements } from '../testing/requirements';

/** In the role `api` no worker runs: jobs run when these tests say so. */
let requirements: Requirements;
let matching: Matching;
beforeAll(async () => {
  requirements = await Requirements.start({ role: 'api' });
  matching = new Matching(requirements);
});
afterAll(() => requirements?.close());

/** Jobs that arm others are followed by those. */
async function runJobs(): Promise<void> {
  const runner = requirements.service.app.get(JobRunner, { strict: false });
  while ((await runner.runReady()) > 0);
}
const idsOf = async (id: string) => (await matching.matches(id)).map(({ realtyId }) => realtyId);
/** How many pairs of an asset requirement are still taken to match. */
const holding = async (id: string): Promise<number> => {
  const sql = 'SELECT FROM watch_match WHERE asset_requirement_id = $1 AND holds';
  return Number((await requirements.service.db.query(sql, [id])).rowCount);
};
const keys = async (id: string): Promise<number> =>
  Number(
    (await requirements.service.db.query('SELECT FROM requirement_key WHERE asset_requirement_id = $1', [id])).rowCount,
  );

let municipalities = 0;
/** A watch with a realty that matches it, in a municipality of their own. */
async function pair() {
  const code = `FI_GONE_${(municipalities += 1)}`;
  const id = await requirements.create({ assetRequirements: inMunicipality(code) });
  const { watchId, put } = await requirements.watch(id);
  const realty = aRealty({ address: { localityCode: code } });
  await matching.save([realty]);
  await runJobs();
  expect(await idsOf(id)).toEqual([realty.realtyId]);
  return { id, watchId, code, realty, endWatch: () => put({ validityEndTime: '2023-01-01T00:00:00Z' }) };
}
type Pair = Awaited<ReturnType<typeof pair>>;

const change = async (id: string, given: Partial<AssetRequirementUpdate>): Promise<void> =>
  expect((await requirements.put(id, given)).status).toBe(200);
const elsewhere = { assetRequirements: inMunicipality('FI_ELSEWHERE') };

const ends: [string, (pair: Pair) => Promise<void>][] = [
  ['the realty is withdrawn', ({ realty }) => matching.save([realty], true)],
  ['the realty changes', ({ realty }) => matching.save([{ ...realty, propertyTypeCode: 'PLOT' }])],
  ['the asset requirement changes', ({ id }) => change(id, elsewhere)],
  ['the asset requirement changes and ends', ({ id }) => change(id, { ...elsewhere, statusCode: 'REJECTED' })],
  [
    'the asset requirement changes that nobody watches any more',
    async ({ id, endWatch }) => {
      await endWatch();
      await runJobs();
      expect([await keys(id), await idsOf(id)]).toEqual([0, [expect.any(String)]]);
      await change(id, elsewhere);
    },
  ],
  [
    'the realty changes in the least once nobody watches any more',
    async ({ realty, endWatch }) => {
      await endWatch();
      await runJobs();
      await matching.save([{ ...realty, debtFreePriceAmount: 1 }]);
    },
  ],
];

describe('a match is gone with the commit that ends it, though no job has run,', () => {
  it.each(ends)('where %s', async (_what, end) => {
    const made = await pair();
    await end(made);
    expect([await idsOf(made.id), await holding(made.id)]).toEqual([[], 1]);
    await runJobs();
    expect([await idsOf(made.id), await holding(made.id)]).toEqual([[], 0]);
  });
});

describe('a match stays, and shows the realty as it is, though no job has run,', () => {
  const shown = async ({ id }: Pair): Promise<Partial<Realty>[]> => await matching.matches(id);

  it('where both change and match still', async () => {
    const made = await pair();
    await matching.save([{ ...made.realty, debtFreePriceAmount: 7 }]);
    await change(made.id, { assetRequirements: { addresses: [{ localityCode: made.code }] } });
    expect(await shown(made)).toMatchObject([{ realtyId: made.realty.realtyId, debtFreePriceAmount: 7 }]);
    await runJobs();
    expect(await shown(made)).toMatchObject([{ realtyId: made.realty.realtyId, reasons: ['ADDRESS'] }]);
  });

  it('where the asset requirement changes in what nobody looks for, and where its watches have ended', async () => {
    const made = await pair();
    await change(made.id, { assetRequirements: inMunicipality(made.code), note: 'Soitti.', statusCode: 'ACTIVE' });
    await made.endWatch();
    await runJobs();
    expect([await keys(made.id), (await shown(made)).length]).toEqual([0, 1]);
  });
});

describe('a match that was forgotten', () => {
  it('is found and reported again where the realty matches again', async () => {
    const { id, realty } = await pair();
    await matching.save([{ ...realty, propertyTypeCode: 'PLOT' }]);
    await runJobs();
    await matching.save([realty]);
    expect(await idsOf(id)).toEqual([]);
    await runJobs();
    const sql = 'SELECT event_sequence AS sequence FROM watch_match WHERE asset_requirement_id = $1';
    expect([await idsOf(id), (await requirements.service.db.query(sql, [id])).rows]).toEqual([
      [realty.realtyId],
      [{ sequence: 2 }],
    ]);
  });
});

import { watchMatchTopic } from '@ovipro/contracts';
import { JobRunner } from '@ovipro/platform';
import { eventually, sizeOf } from '@ovipro/testing';
import { aRealty, inMunicipality, Matching } from '../testing/matching';
import { Requirements } from '../testing/requirements';

/** Watches, and as many realties; those of one group match. */
const { size, groups } = sizeOf({ size: 150, groups: 10 }, { size: 1_000, groups: 50 });

let requirements: Requirements;
let matching: Matching;
beforeAll(async () => {
  requirements = await Requirements.start();
  matching = new Matching(requirements);
});
afterAll(() => requirements?.close());

const inTurn = Array.from({ length: size }, (_, index) => index);
/** Works through numbers, many of them at a time. */
async function atOnce<T>(numbers: number[], work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  const waiting = [...numbers];
  const lane = async (): Promise<void> => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) results[index] = await work(index);
  };
  await Promise.all(Array.from({ length: 20 }, lane));
  return results;
}
const codeOf = (index: number): string => `FI_RACE_${index % groups}`;

describe('watches and realties that are saved at the same time', () => {
  it(
    'miss no pair and report none twice',
    async () => {
      const ids = await atOnce(inTurn, (index) =>
        requirements.create({ assetRequirements: inMunicipality(codeOf(index)) }),
      );
      const realties = inTurn.map((index) => aRealty({ address: { localityCode: codeOf(index) } }));
      const [watches] = await Promise.all([
        atOnce(inTurn, async (index) => (await requirements.watch(ids[index])).watchId),
        atOnce(inTurn, (index) => matching.publish(realties[index])),
      ]);
      await matching.settled(...realties.map(({ realtyId }) => realtyId));
      const of = new Map(watches.map((id, index) => [id, index]));
      const expected = [...of].flatMap(([watchId, index]) =>
        realties
          .filter((_, other) => other % groups === index % groups)
          .map(({ realtyId }) => `${watchId} ${realtyId} 1`),
      );
      const events = await requirements.service.published(watchMatchTopic.name);
      const told = events.map(
        ({ data, sequence }) => `${data.match.watch.watchId} ${data.match.realty.realtyId} ${sequence}`,
      );
      expect(told.sort()).toEqual(expected.sort());
      const { rows } = await requirements.service.db.query('SELECT count(*)::integer FROM watch_match WHERE holds');
      expect(rows).toEqual([{ count: expected.length }]);
    },
    sizeOf(60_000, 600_000),
  );
});

describe('a realty that changes 1,000 times', () => {
  it('ends in one true state, whichever of its states were held against the watch on the way', async () => {
    const id = await requirements.create({ assetRequirements: inMunicipality('FI_CHURN') });
    await requirements.watch(id);
    const realty = aRealty({ address: { localityCode: 'FI_CHURN' } });
    const states = inTurn.slice(0, 100);
    for (let round = 0; round < 10; round += 1)
      await Promise.all(
        states.map((index) =>
          matching.publish({
            ...realty,
            debtFreePriceAmount: index,
            propertyTypeCode: index % 2 ? 'PLOT' : 'RESIDENTIAL',
          }),
        ),
      );
    await matching.publish({ ...realty, debtFreePriceAmount: 7 });
    await matching.settled(realty.realtyId);
    expect((await matching.matches(id)).map(({ debtFreePriceAmount }) => debtFreePriceAmount)).toEqual([7]);
    await matching.publish({ ...realty, propertyTypeCode: 'PLOT' });
    await matching.settled(realty.realtyId);
    expect(await matching.matches(id)).toEqual([]);
  }, 60_000);
});

describe('an asset requirement that asks for nothing', () => {
  it('has its pairs written batch by batch, and requests are answered meanwhile', async () => {
    const { db } = requirements.service;
    const realty = aRealty({ address: { localityCode: 'FI_BROAD' } });
    await matching.publish(realty);
    await matching.settled(realty.realtyId);
    const { rows } = await db.query<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'realty' AND column_name <> 'realty_id'`,
    );
    const columns = rows.map(({ column_name }) => column_name).join(', ');
    await db.query(
      `INSERT INTO realty (realty_id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM realty, generate_series(1, 3999)
       WHERE realty_id = $1`,
      [realty.realtyId],
    );
    const id = await requirements.create({ assetRequirements: { addresses: [{ localityCode: 'FI_BROAD' }] } });
    const { watchId } = await requirements.watch(id);
    const count = async () =>
      (
        await db.query<{ pairs: number }>('SELECT count(*)::integer AS pairs FROM watch_match WHERE watch_id = $1', [
          watchId,
        ])
      ).rows[0].pairs;
    const seen = new Set<number>();
    await eventually(async () => {
      expect((await requirements.send('GET', `/watches/${watchId}`)).status).toBe(200);
      seen.add(await count());
      return seen.has(4_000);
    }, 'all pairs');
    await matching.settled();
    expect([...seen].filter((pairs) => ![0, 2_000, 2_499, 2_999, 3_499, 3_999, 4_000].includes(pairs))).toEqual([]);
    const times =
      'SELECT count(*)::integer AS pairs FROM watch_match WHERE watch_id = $1 GROUP BY match_time ORDER BY match_time';
    const batches = (await db.query<{ pairs: number }>(times, [watchId])).rows.map(({ pairs }) => pairs);
    expect(batches).toEqual([2_000, 499, 500, 500, 500, 1]);

    await requirements.put(id, { assetRequirements: inMunicipality('FI_NARROW') });
    const { body } = await requirements.send('GET', `/assetRequirements/${id}/matches`);
    expect(body).toEqual({ totalCount: 0, realties: [] });
    await matching.settled();
    const forgotten = `SELECT count(*)::integer AS pairs, count(DISTINCT xmin::text)::integer AS batches FROM watch_match
      WHERE watch_id = $1 AND NOT holds`;
    expect((await db.query(forgotten, [watchId])).rows).toEqual([{ pairs: 4_000, batches: 2 }]);
  }, 60_000);
});

describe('a realty that comes while the asset requirement changes', () => {
  it('is held against it as it is in the end', async () => {
    const { db, app } = requirements.service;
    const id = await requirements.create({ assetRequirements: inMunicipality('FI_MOVE') });
    await requirements.watch(id);
    const realty = aRealty({ address: { localityCode: 'FI_MOVE' } });
    await matching.settled();
    // the realty's job has found the pair by the old keys and waits to write it, while the new keys are written
    const block = await db.connect();
    await block.query('BEGIN; LOCK TABLE watch_match IN SHARE MODE');
    await matching.publish(realty);
    const waits = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'watch_match'::regclass`;
    await eventually(async () => (await db.query(waits)).rowCount, 'the job to wait');
    await requirements.put(id, { assetRequirements: inMunicipality('FI_ELSEWHERE') });
    const moved = `SELECT FROM requirement_key WHERE asset_requirement_id = $1 AND place LIKE '%elsewhere'`;
    await eventually(async () => (await db.query(moved, [id])).rowCount, 'the new keys');
    await block.query('ROLLBACK');
    block.release();
    await matching.settled(realty.realtyId);
    await app.get(JobRunner, { strict: false }).runReady();
    expect(await matching.matches(id)).toEqual([]);
  }, 60_000);
});

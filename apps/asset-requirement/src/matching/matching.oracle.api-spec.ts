import { matchReasons, type Realty } from '@ovipro/contracts';
import { JobRunner } from '@ovipro/platform';
import { sizeOf } from '@ovipro/testing';
import fc from 'fast-check';
import { Matching } from '../testing/matching';
import { anyCriteria, anyRealty } from '../testing/matching.arbitrary';
import { Requirements } from '../testing/requirements';

/** Each run has other pairs. */
const sizes = sizeOf(
  { requirements: 1_000, realties: 120, again: 60 },
  { requirements: 10_000, realties: 1_000, again: 500 },
);
/** As many rows as one statement has parameters for. */
const chunk = 1_000;

let requirements: Requirements;
let matching: Matching;
beforeAll(async () => {
  requirements = await Requirements.start({ role: 'api' });
  matching = new Matching(requirements);
  // nobody hears of the events here, and at full size they are gigabytes
  await requirements.service.db.query(
    `CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
     CREATE TRIGGER forget BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION forget()`,
  );
});
afterAll(() => requirements?.close());

interface Pair {
  id: string;
  realtyId: string;
  reasons: string[];
}

type Made = Awaited<ReturnType<Matching['watchMany']>>[number];

const found = async (): Promise<string[]> => {
  const sql = `SELECT asset_requirement_id AS id, realty_id AS "realtyId", reasons FROM watch_match WHERE holds`;
  const { rows } = await requirements.service.db.query<Pair>(sql);
  return rows.map(({ id, realtyId, reasons }) => `${id} ${realtyId} ${reasons.join()}`).sort();
};
const runJobs = () => requirements.service.app.get(JobRunner, { strict: false }).runReady();
const arm = (kind: string, ids: string[], name: string) =>
  requirements.service.db.query(
    `INSERT INTO job (kind, key, payload, cause, due_at, ready_at)
     SELECT $1, id, jsonb_build_object($3::text, id), '{}', now(), now() - make_interval(secs => 1) FROM unnest($2::text[]) AS id`,
    [kind, ids, name],
  );

describe('the pairs that are found', () => {
  it(
    'are those of the rule, with its reasons, from either side',
    async () => {
      const seed = Math.floor(Math.random() * 2 ** 31);
      const wanted = fc.sample(anyCriteria, { numRuns: sizes.requirements, seed });
      const realties: Realty[] = fc.sample(anyRealty, { numRuns: sizes.realties, seed });
      const made: Made[] = [];
      for (let at = 0; at < wanted.length; at += chunk)
        made.push(...(await matching.watchMany(wanted.slice(at, at + chunk))));
      await matching.save(realties);
      await runJobs();
      const expected = made.flatMap(({ assetRequirementId }, index) =>
        realties.flatMap((realty) => {
          const reasons = matchReasons(wanted[index], realty);
          return reasons ? [`${assetRequirementId} ${realty.realtyId} ${reasons.join()}`] : [];
        }),
      );
      expect([seed, expected.length > sizes.realties]).toEqual([seed, true]);
      expect({ seed, pairs: await found() }).toEqual({ seed, pairs: expected.sort() });

      const again = made.slice(0, sizes.again).map(({ assetRequirementId }) => assetRequirementId);
      const ofThose = expected.filter((pair) => again.includes(pair.slice(0, 36)));
      await requirements.service.db.query('DELETE FROM watch_match; DELETE FROM requirement_key');
      await arm('match-requirement', again, 'assetRequirementId');
      await runJobs();
      expect({ seed, pairs: await found() }).toEqual({ seed, pairs: ofThose });
    },
    sizeOf(90_000, 1_800_000),
  );
});

import { type DiaryEntry, firstBrokenEntry } from '@ovipro/contracts';
import type { Client } from 'pg';
import { runVerify } from './run-verify';

const usage = `npm run diary -- <command>
  verify        walk the hash chain of every diary, and name the first broken entry of each that is not as it was written`;

const batchSize = 5_000;

/** @returns the exit code: 1 where a diary is not as it was written */
export const runDiary = (args: string[]): Promise<number> => runVerify('assignment', usage, verify, args);

async function verify(client: Client): Promise<number> {
  let [diaries, entries, broken] = [0, 0, 0];
  for await (const chain of chains(client)) {
    diaries += 1;
    entries += chain.length;
    const entry = firstBrokenEntry(chain);
    if (entry === undefined) continue;
    broken += 1;
    console.log(`${chain[0].assignmentId}: entry ${entry} is not as it was written`);
  }
  for (const { assignmentId, code } of await missing(client)) {
    broken += 1;
    console.log(`${assignmentId}: the entry ${code} is missing`);
  }
  console.log(
    `${diaries} diaries, ${entries} entries, ${broken === 0 ? 'all as they were written' : `${broken} faults`}`,
  );
  return broken === 0 ? 0 : 1;
}

/** The diaries one after another, each whole. */
async function* chains(client: Client): AsyncGenerator<DiaryEntry[]> {
  let chain: DiaryEntry[] = [];
  for await (const entry of allEntries(client)) {
    if (chain.length > 0 && chain[0].assignmentId !== entry.assignmentId) {
      yield chain;
      chain = [];
    }
    chain.push(entry);
  }
  if (chain.length > 0) yield chain;
}

async function* allEntries(client: Client): AsyncGenerator<DiaryEntry> {
  const sql = `SELECT assignment_id AS "assignmentId", entry_number AS "entryNumber", entry_code AS "entryCode", content, hash
    FROM diary_entry WHERE (assignment_id, entry_number) > ($1, $2) ORDER BY assignment_id, entry_number LIMIT ${batchSize}`;
  let after: [string, number] = ['00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const { rows } = await client.query<DiaryEntry>(sql, after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return;
    after = [last.assignmentId, last.entryNumber];
  }
}

/** A chain whose last entries were removed is unbroken: what assignments say has happened must stand in their diaries. */
async function missing(client: Client): Promise<{ assignmentId: string; code: string }[]> {
  const entries = (code: string): string =>
    `(SELECT count(*) FROM diary_entry d WHERE d.assignment_id = a.assignment_id AND d.entry_code = '${code}')`;
  const { rows } = await client.query<{ assignmentId: string; code: string }>(`
    SELECT a.assignment_id AS "assignmentId", missing.code FROM assignment a CROSS JOIN LATERAL (
      SELECT 'IDENTIFICATION' AS code WHERE a.official_assignment_id IS NOT NULL AND ${entries('IDENTIFICATION')} = 0
      UNION ALL SELECT 'ACTIVATION' WHERE a.assignment_status_code IN ('ACTIVE', 'FINISHED') AND ${entries('ACTIVATION')} = 0
      UNION ALL SELECT 'CONTINUATION' WHERE ${entries('CONTINUATION')} < (
        SELECT count(*) FROM continuation_agreement c WHERE c.assignment_id = a.assignment_id AND c.status_code = 'SIGNED')
    ) missing ORDER BY a.assignment_id, missing.code`);
  return rows;
}

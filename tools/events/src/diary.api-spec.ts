import { assignmentService } from '@ovipro/assignment';
import { diaryHash, type DiaryRecord } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import { runDiary } from './run-diary';
import { toolDatabase } from './tool.fixture';

const tool = toolDatabase(assignmentService);

const supplement = (assignmentId: string, entryNumber: number): DiaryRecord => ({
  assignmentId,
  entryNumber,
  entryCode: 'SUPPLEMENT',
  content: { partyId: randomUUID(), name: `Nimi ${entryNumber}`, supplementTime: '2024-05-01T08:00:00Z' },
});

/** A diary of some entries, chained as the service does. */
async function aDiary(length: number): Promise<string> {
  const assignmentId = randomUUID();
  let previous: string | undefined;
  for (let entryNumber = 1; entryNumber <= length; entryNumber += 1) {
    const record = supplement(assignmentId, entryNumber);
    previous = diaryHash(record, previous);
    const values = [assignmentId, entryNumber, record.entryCode, JSON.stringify(record.content), previous];
    await tool.owner.query('INSERT INTO diary_entry VALUES ($1, $2, $3, $4, $5)', values);
  }
  return assignmentId;
}

/** As somebody would who owns the database. */
async function tamper(sql: string, values: unknown[]): Promise<void> {
  await tool.owner.query('ALTER TABLE diary_entry DISABLE TRIGGER diary_entry_stays');
  await tool.owner.query(sql, values);
  await tool.owner.query('ALTER TABLE diary_entry ENABLE ALWAYS TRIGGER diary_entry_stays');
}

/** The exit code, and what it says of these diaries. */
async function verify(...ids: string[]): Promise<[number, string[]]> {
  const code = await runDiary(['verify']);
  return [code, tool.printed.filter((line) => ids.some((id) => line.startsWith(id)))];
}

describe('npm run diary -- verify', () => {
  it('finds nothing where every diary is as it was written', async () => {
    await aDiary(1);
    await aDiary(3);
    expect(await runDiary(['verify'])).toBe(0);
    expect(tool.printed).toEqual([expect.stringMatching(/^\d+ diaries, \d+ entries, all as they were written$/)]);
  });

  it.each<[string, string, number]>([
    [
      'was changed',
      `UPDATE diary_entry SET content = '{"name": "Toinen"}' WHERE assignment_id = $1 AND entry_number = 2`,
      2,
    ],
    [
      'has another code',
      `UPDATE diary_entry SET entry_code = 'ACTIVATION' WHERE assignment_id = $1 AND entry_number = 3`,
      3,
    ],
    ['was removed', 'DELETE FROM diary_entry WHERE assignment_id = $1 AND entry_number = 1', 1],
    ['has another hash', `UPDATE diary_entry SET hash = md5(hash) WHERE assignment_id = $1 AND entry_number = 2`, 2],
    [
      'changed places with another',
      'UPDATE diary_entry SET entry_number = -entry_number WHERE assignment_id = $1 AND entry_number > 1',
      1,
    ],
  ])('names the first entry that %s, and no other diary', async (_what, sql, entry) => {
    const [id, other] = [await aDiary(3), await aDiary(3)];
    await tamper(sql, [id]);
    expect(await verify(id, other)).toEqual([1, [`${id}: entry ${entry} is not as it was written`]]);
    await tamper('DELETE FROM diary_entry WHERE assignment_id = $1', [id]);
  });

  it('misses entries that were removed from the end, by what the assignment says has happened', async () => {
    const id = await aDiary(0);
    await tool.owner.query(
      `INSERT INTO assignment (assignment_id, agency_office_id, assignment_type_code, assignment_status_code,
         official_assignment_id, content, summary, party_ids, agent_ids, realty_ids, version, event_sequence, creation_time, modification_time)
       VALUES ($1, $1, 'SALES', 'FINISHED', '12024', '{}', '{}', '{}', '{}', '{}', 1, 1, now(), now())`,
      [id],
    );
    const faults = ['ACTIVATION', 'IDENTIFICATION'].map((code) => `${id}: the entry ${code} is missing`);
    expect(await verify(id)).toEqual([1, faults]);
    await tool.owner.query('DELETE FROM assignment WHERE assignment_id = $1', [id]);
  });

  it('reads more entries than it reads at once', async () => {
    const sql = `INSERT INTO diary_entry SELECT $1, n, 'SUPPLEMENT', '{}', '' FROM generate_series(2, 6000) AS n`;
    const [id, other] = [await aDiary(1), await aDiary(2)];
    await tool.owner.query(sql, [id]);
    expect(await verify(id, other)).toEqual([1, [`${id}: entry 2 is not as it was written`]]);
    expect(tool.printed.at(-1)).toContain('1 faults');
  });

  it('tells its command, and refuses others', async () => {
    expect([await runDiary([]), await runDiary(['mend'])]).toEqual([0, 1]);
    expect(tool.printed).toEqual(Array(2).fill(expect.stringContaining('npm run diary -- <command>')));
  });
});

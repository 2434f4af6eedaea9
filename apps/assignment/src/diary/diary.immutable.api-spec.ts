import { Client } from 'pg';
import { Assignments } from '../testing/assignment-service';

let assignments: Assignments;
let runtime: Client;
let id: string;
beforeAll(async () => {
  assignments = await Assignments.start();
  id = await assignments.active();
  runtime = new Client({ connectionString: assignments.service.config.databaseUrl });
  await runtime.connect();
});
afterAll(async () => {
  await runtime?.end();
  await assignments?.close();
});

const diary = async () => JSON.stringify(await assignments.diary(id));

/** What somebody could try who wants the diary to say something else. */
const attempts: [string, string][] = [
  ['UPDATE', `UPDATE diary_entry SET content = '{}'`],
  ['UPDATE of no row', `UPDATE diary_entry SET hash = hash WHERE false`],
  ['DELETE', 'DELETE FROM diary_entry'],
  ['TRUNCATE', 'TRUNCATE diary_entry'],
  [
    'INSERT in the place of another entry',
    `INSERT INTO diary_entry SELECT assignment_id, entry_number, 'SUPPLEMENT', '{}', '' FROM diary_entry
    ON CONFLICT (assignment_id, entry_number) DO UPDATE SET content = excluded.content`,
  ],
  ['ALTER TABLE ... DISABLE TRIGGER', 'ALTER TABLE diary_entry DISABLE TRIGGER diary_entry_stays'],
  ['ALTER TABLE ... DISABLE TRIGGER ALL', 'ALTER TABLE diary_entry DISABLE TRIGGER ALL'],
  ['DROP TRIGGER', 'DROP TRIGGER diary_entry_stays ON diary_entry'],
  [
    'CREATE OR REPLACE of what the trigger runs',
    `CREATE OR REPLACE FUNCTION refuse_diary_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
  ],
  ['DROP TABLE', 'DROP TABLE diary_entry'],
  ['a session that obeys no trigger', 'SET session_replication_role = replica'],
  ['a table that inherits from it', 'CREATE TABLE other () INHERITS (diary_entry)'],
  ['a rule upon it', 'CREATE RULE other AS ON INSERT TO diary_entry DO INSTEAD NOTHING'],
];

describe('the diary, to the role that the service runs as,', () => {
  it.each(attempts)('refuses %s', async (_what, sql) => {
    const before = await diary();
    await expect(runtime.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|0A000)$/) });
    expect(await diary()).toBe(before);
  });

  it('refuses UPDATE also after a GRANT to itself, which grants nothing', async () => {
    await runtime.query('GRANT ALL ON diary_entry TO CURRENT_USER');
    await expect(runtime.query(attempts[0][1])).rejects.toMatchObject({ code: '42501' });
  });

  it('stays where the row of its assignment is dropped', async () => {
    const other = await assignments.active();
    await runtime.query('DELETE FROM assignment WHERE assignment_id = $1', [other]);
    const { rowCount } = await runtime.query('SELECT FROM diary_entry WHERE assignment_id = $1', [other]);
    expect(rowCount).toBe(2);
  });
});

describe('the diary, to the role that owns it,', () => {
  it.each(attempts.slice(0, 5))('refuses %s too', async (_what, sql) => {
    const before = await diary();
    await expect(assignments.service.db.query(sql)).rejects.toThrow('The diary is evidence');
    expect(await diary()).toBe(before);
  });
});

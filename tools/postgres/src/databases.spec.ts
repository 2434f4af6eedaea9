import { Client, type QueryResult } from 'pg';
import { createDatabase, type DatabaseUrls } from './databases';

const superuserUrl = process.env.OVIPRO_TEST_POSTGRES_URL as string;
const name = `test-databases-${process.pid}`;
const database = name.replaceAll('-', '_');
const passwords = { ownerPassword: `ö'wn/er @`, runtimePassword: 'run:time' };
let urls: DatabaseUrls;

async function ask(url: string, statement: string): Promise<QueryResult> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  urls = await createDatabase(superuserUrl, { name, ...passwords });
  await ask(
    urls.ownerUrl,
    `CREATE TABLE lead (id int GENERATED ALWAYS AS IDENTITY, note text); CREATE SEQUENCE number;
     CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n'; REVOKE ALL ON FUNCTION twice FROM PUBLIC`,
  );
});

afterAll(async () => {
  await ask(superuserUrl, `DROP DATABASE ${database} WITH (FORCE)`);
  await ask(superuserUrl, `DROP ROLE ${database}_owner, ${database}_runtime`);
});

describe('the runtime role', () => {
  it('reads, writes, counts and calls what the owner makes', async () => {
    await ask(urls.runtimeUrl, `INSERT INTO lead (note) VALUES ('a'); UPDATE lead SET note = 'b'; DELETE FROM lead`);
    const { rows } = await ask(urls.runtimeUrl, `SELECT nextval('number')::int AS number, twice(21) AS twice`);
    expect(rows).toEqual([{ number: 1, twice: 42 }]);
  });

  it.each(['CREATE TABLE mine (n int)', 'DROP TABLE lead', 'TRUNCATE lead', 'CREATE SCHEMA mine'])(
    'may not %s',
    async (statement) => {
      await expect(ask(urls.runtimeUrl, statement)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('has limits of time, and compiles nothing', async () => {
    const { rows } = await ask(
      urls.runtimeUrl,
      `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
         current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('jit') AS jit`,
    );
    expect(rows).toEqual([{ statement: '10s', lock: '5s', idle: '15s', jit: 'off' }]);
  });

  it('may end the sessions of its own role', async () => {
    const other = new Client({ connectionString: urls.runtimeUrl });
    const ended = new Promise<string | undefined>((resolve) =>
      other.on('error', (error: Error & { code?: string }) => resolve(error.code)),
    );
    await other.connect();
    const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await ask(urls.runtimeUrl, `SELECT pg_terminate_backend(${rows[0]?.pid})`);
    expect(await ended).toBe('57P01');
  });
});

describe('createDatabase', () => {
  it('keeps other roles out', async () => {
    const other = `${name}-other`;
    const { runtimeUrl } = await createDatabase(superuserUrl, { name: other, ...passwords });
    const foreign = runtimeUrl.replace(/\/[^/]*$/, `/${database}`);
    await expect(ask(foreign, 'SELECT 1')).rejects.toMatchObject({ code: '42501' });
    await ask(superuserUrl, `DROP DATABASE ${database}_other WITH (FORCE)`);
    await ask(superuserUrl, `DROP ROLE ${database}_other_owner, ${database}_other_runtime`);
  });

  it('may be called again and at once, and takes new passwords', async () => {
    const options = { name, ownerPassword: 'new', runtimePassword: 'new too' };
    const [again] = await Promise.all([1, 2, 3].map(() => createDatabase(superuserUrl, options)));
    await expect(ask(urls.ownerUrl, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    urls = again as DatabaseUrls;
    expect((await ask(urls.ownerUrl, 'SELECT count(*)::int AS n FROM lead')).rows).toEqual([{ n: 0 }]);
  });

  it.each(['', 'Lead', '1st', 'lead;', 'x'.repeat(56)])('refuses the name "%s"', async (bad) => {
    await expect(createDatabase(superuserUrl, { name: bad, ...passwords })).rejects.toThrow(RangeError);
  });
});

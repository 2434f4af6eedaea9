import { Client, type QueryResult } from 'pg';
import { assertTestName } from './names';
import { testDatabase, type TestDatabase } from './test-database';

const name = `self-check-${process.pid}`;
let migrations = 0;
let databases: TestDatabase[];

async function ask(url: string, statement: string): Promise<QueryResult> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

async function migrate(ownerUrl: string): Promise<void> {
  migrations++;
  await ask(ownerUrl, 'CREATE TABLE lead (id int PRIMARY KEY); INSERT INTO lead VALUES (1)');
}

beforeAll(async () => {
  databases = await Promise.all([1, 2, 3].map(() => testDatabase({ name, migrate })));
});

afterAll(() => Promise.all(databases.map((database) => database.drop())));

describe('testDatabase', () => {
  it('migrates once for all callers', () => {
    expect(migrations).toBe(1);
  });

  it('gives each caller a database of its own', async () => {
    const [first, second] = databases as [TestDatabase, TestDatabase];
    await ask(first.runtimeUrl, 'INSERT INTO lead VALUES (2)');
    const { rows } = await ask(second.runtimeUrl, 'SELECT id FROM lead');
    expect(rows).toEqual([{ id: 1 }]);
  });

  it('gives the owner the right to migrate further and the runtime role none to create', async () => {
    const [{ ownerUrl, runtimeUrl }] = databases as [TestDatabase];
    await ask(ownerUrl, 'CREATE TABLE watch (id int)');
    await ask(runtimeUrl, 'INSERT INTO watch VALUES (1)');
    await expect(ask(runtimeUrl, 'CREATE TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' });
  });

  it('keeps the roles of other names out of a clone', async () => {
    const other = await testDatabase({ name: `${name}-b`, migrate: () => Promise.resolve() });
    const clone = new URL((databases[0] as TestDatabase).superuserUrl).pathname;
    const foreign = other.runtimeUrl.replace(/\/[^/]*$/, clone);
    await expect(ask(foreign, 'SELECT 1')).rejects.toMatchObject({ code: '42501' });
    await other.drop();
  });

  it('drops a database in use, and once is enough', async () => {
    const database = await testDatabase({ name, migrate });
    const client = new Client({ connectionString: database.runtimeUrl });
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();
    await database.drop();
    await expect(ask(database.runtimeUrl, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
  });

  it('builds the template anew after a migration that failed, also where that left a connection open', async () => {
    const flaky = `${name}-c`;
    let open: Client | undefined;
    const failing = async (ownerUrl: string): Promise<void> => {
      open = new Client({ connectionString: ownerUrl });
      open.on('error', () => undefined);
      await open.connect();
      await open.query('CREATE TABLE half (id int)');
      throw new Error('no such column');
    };
    await expect(testDatabase({ name: flaky, migrate: failing })).rejects.toThrow('no such column');
    const database = await testDatabase({ name: flaky, migrate });
    expect((await ask(database.runtimeUrl, 'SELECT id FROM lead')).rows).toEqual([{ id: 1 }]);
    await database.drop();
  });
});

describe('the guard', () => {
  it('leaves a database alone whose name lacks "test"', () => {
    expect(() => assertTestName('lead')).toThrow('"lead" is not a test database: it is left alone.');
    expect(() => assertTestName('test_lead_1')).not.toThrow();
  });
});

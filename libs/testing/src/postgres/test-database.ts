import { createHmac, randomBytes } from 'node:crypto';
import { connectGrants, createDatabase, urlFor } from '@ovipro/postgres';
import { Client, escapeIdentifier } from 'pg';
import { assertTestName, TEMPLATE_PREFIX, testServerUrl } from './names';

/** What the databases of a name hold. */
export interface TestDatabaseOptions {
  /** Usually the service's, e.g. `asset-requirement`; one name always goes with one `migrate`. */
  name: string;
  /** Called once in a test run. It closes its connections, as nobody can connect to the template afterwards. */
  migrate: (ownerUrl: string) => Promise<void>;
}

/** A database for one test file. */
export interface TestDatabase {
  /** As the role that migrates. */
  ownerUrl: string;
  /** As the role that the service runs as. */
  runtimeUrl: string;
  superuserUrl: string;
  /** Ends all sessions and drops it; does nothing the second time. */
  drop(): Promise<void>;
}

/**
 * A freshly migrated database of one's own: a clone of a template that the first caller of the run builds.
 *
 * @throws Error outside of jest, and whatever `migrate` throws
 */
export async function testDatabase({ name, migrate }: TestDatabaseOptions): Promise<TestDatabase> {
  const url = testServerUrl();
  const plain = name.replaceAll('-', '_');
  const template = `${TEMPLATE_PREFIX}${plain}`;
  const clone = `test_${plain}_${randomBytes(5).toString('hex')}`;
  await withSuperuser(url, async (client) => {
    if (!(await isBuilt(client, template))) await buildOnce(client, template, migrate);
    const [into, from] = [escapeIdentifier(clone), escapeIdentifier(template)];
    await client.query(`CREATE DATABASE ${into} TEMPLATE ${from} OWNER ${escapeIdentifier(`${template}_owner`)}`);
    await client.query(connectGrants(clone, `${template}_runtime`));
  });
  return {
    ownerUrl: urlFor(url, clone, `${template}_owner`, passwordOf(`${template}_owner`)),
    runtimeUrl: urlFor(url, clone, `${template}_runtime`, passwordOf(`${template}_runtime`)),
    superuserUrl: urlFor(url, clone),
    drop: () => withSuperuser(url, (client) => drop(client, clone)),
  };
}

/** The mark of a finished template is that nobody can connect to it and anybody may clone it. */
async function isBuilt(client: Client, template: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM pg_database WHERE datname = $1 AND datistemplate AND NOT datallowconn',
    [template],
  );
  return rowCount === 1;
}

async function buildOnce(client: Client, template: string, migrate: TestDatabaseOptions['migrate']): Promise<void> {
  const key = 'hashtextextended($1, 0)';
  await client.query(`SELECT pg_advisory_lock(${key})`, [template]);
  try {
    if (!(await isBuilt(client, template))) await build(client, template, migrate);
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${key})`, [template]);
  }
}

async function build(client: Client, template: string, migrate: TestDatabaseOptions['migrate']): Promise<void> {
  assertTestName(template);
  await drop(client, template);
  const { ownerUrl } = await createDatabase(testServerUrl(), {
    name: template,
    ownerPassword: passwordOf(`${template}_owner`),
    runtimePassword: passwordOf(`${template}_runtime`),
  });
  await migrate(ownerUrl);
  const database = escapeIdentifier(template);
  await client.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
  await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [template]);
  await client.query(`ALTER DATABASE ${database} IS_TEMPLATE true`);
}

async function drop(client: Client, database: string): Promise<void> {
  assertTestName(database);
  await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`);
}

/** Every worker has to know it, nobody else. */
function passwordOf(role: string): string {
  return createHmac('sha256', new URL(testServerUrl()).password).update(role).digest('base64url');
}

async function withSuperuser(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

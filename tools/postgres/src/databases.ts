import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** A service's database and the passwords of its two roles. */
export interface DatabaseOptions {
  /** Lower-case letters, digits, dashes, underscores; dashes become underscores, as in `asset_requirement`. */
  name: string;
  ownerPassword: string;
  runtimePassword: string;
}

/** Connection URLs of the two roles. */
export interface DatabaseUrls {
  /** `<name>_owner`: owns the database and its public schema, for migrations. */
  ownerUrl: string;
  /** `<name>_runtime`: reads and writes what the owner makes, creates nothing. */
  runtimeUrl: string;
}

/**
 * What every session of a runtime role begins with: limits past which the server ends a statement or an idle transaction; and no
 * compiling of statements, which costs more than statements of milliseconds could gain. The role has them, since a pooler refuses
 * connections that bring theirs.
 */
export const runtimeSettings: Record<string, string> = {
  statement_timeout: '10s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '15s',
  jit: 'off',
};

/** Statements that give a role these settings. */
export const settingStatements = (role: string): string[] =>
  Object.entries(runtimeSettings).map(([name, value]) => `ALTER ROLE ${role} SET ${name} = '${value}'`);

/** Any number, the same everywhere: two processes that create databases wait for each other. */
const LOCK = 7_250_118;

/**
 * Creates the database and its roles, or brings those that exist to this state, passwords included. May be called by
 * several processes at once.
 *
 * @param superuserUrl of any database of the server, best `postgres`
 * @throws RangeError for a name that is not one; errors of `pg` as they are
 */
export async function createDatabase(superuserUrl: string, options: DatabaseOptions): Promise<DatabaseUrls> {
  const name = databaseName(options.name);
  const owner = `${name}_owner`;
  const runtime = `${name}_runtime`;
  await withClient(superuserUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await createRole(client, owner, options.ownerPassword);
    await createRole(client, runtime, options.runtimePassword);
    await client.query(settingStatements(escapeIdentifier(runtime)).join('; '));
    await createOwned(client, name, owner);
    await client.query(connectGrants(name, runtime));
    await withClient(urlFor(superuserUrl, name), (inside) => inside.query(schemaGrants(owner, runtime)));
  });
  return {
    ownerUrl: urlFor(superuserUrl, name, owner, options.ownerPassword),
    runtimeUrl: urlFor(superuserUrl, name, runtime, options.runtimePassword),
  };
}

/** Statements that let only the owner and `runtime` connect; a clone of a database does not inherit them. */
export function connectGrants(database: string, runtime: string): string {
  const name = escapeIdentifier(database);
  return `REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO ${escapeIdentifier(runtime)}`;
}

/** The URL of another database of the same server, as another role if one is given. */
export function urlFor(url: string, database: string, role?: string, password?: string): string {
  const result = new URL(url);
  result.pathname = `/${encodeURIComponent(database)}`;
  if (role !== undefined) {
    result.username = encodeURIComponent(role);
    result.password = encodeURIComponent(password ?? '');
  }
  return result.href;
}

/** The name a database gets: `asset-requirement` becomes `asset_requirement`. */
function databaseName(name: string): string {
  // the longest role, <name>_runtime, has to fit the 63 bytes PostgreSQL keeps of a name
  if (!/^[a-z][a-z0-9_-]{0,54}$/.test(name)) throw new RangeError(`"${name}" cannot be the name of a database.`);
  return name.replaceAll('-', '_');
}

async function createRole(client: Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount ? 'ALTER' : 'CREATE';
  await client.query(`${verb} ROLE ${escapeIdentifier(role)} LOGIN PASSWORD ${escapeLiteral(password)}`);
}

async function createOwned(client: Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  const [database, role] = [escapeIdentifier(name), escapeIdentifier(owner)];
  await client.query(
    rowCount ? `ALTER DATABASE ${database} OWNER TO ${role}` : `CREATE DATABASE ${database} OWNER ${role}`,
  );
}

function schemaGrants(ownerName: string, runtimeName: string): string {
  const [owner, runtime] = [escapeIdentifier(ownerName), escapeIdentifier(runtimeName)];
  const byDefault = `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} GRANT`;
  return [
    `ALTER SCHEMA public OWNER TO ${owner}`,
    'REVOKE ALL ON SCHEMA public FROM PUBLIC',
    `GRANT USAGE ON SCHEMA public TO ${runtime}`,
    `${byDefault} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${runtime}`,
    `${byDefault} USAGE, SELECT ON SEQUENCES TO ${runtime}`,
    `${byDefault} EXECUTE ON FUNCTIONS TO ${runtime}`,
  ].join('; ');
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  // an error between two queries shows in the next one
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

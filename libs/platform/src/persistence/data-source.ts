import type { ClientBase, Pool } from 'pg';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';
import { unavailable } from '../errors/api-error';
import { Jobs1700000000001 } from './migrations/1700000000001-jobs';
import { UuidV7Function1700000000002 } from './migrations/1700000000002-uuid-v7';
import { PlatformTables1700000000000 } from './migrations/1700000000000-platform-tables';
import { SnakeNaming } from './naming';
import { TracedClient, UnpreparedClient } from './client';

/** What a service keeps: its entities and the migrations that make their tables. */
export interface Persistence {
  /** The service's name, also its database's. */
  name: string;
  entities: (new () => object)[] | EntitySchema[];
  migrations: (new () => MigrationInterface)[];
  /** Without the platform's own tables: the event log. */
  bare?: boolean;
}

/**
 * Milliseconds; a statement or an idle transaction of a migration past these is ended by the server. What services run has its limits by
 * its role (`runtimeSettings` of tools/postgres), since a pooler refuses connections that bring theirs.
 */
const migrationLimits = {
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
};

/**
 * While a connection is handed out by the pool, for a moment nobody listens to its errors, and an 'error' event without a
 * listener ends the process. The next query on the broken connection reports the error.
 */
const swallowIdleErrors = (client: ClientBase): void => void client.on('error', () => undefined);

/** After this the system asks whether an idle connection still leads anywhere. */
const keepAliveDelayMs = 10_000;

/** Connections are made anew after this: names are resolved and certificates read again, whatever became of the old ones. */
const connectionLifeSeconds = 900;

export interface ConnectionOptions {
  /** The most connections at a time; 10 by default. */
  poolSize?: number;
  /** Whether statements that recur are prepared under a name; the default. */
  prepares?: boolean;
  /** Start-up parameters of each connection, where there is no pooler in between. */
  parameters?: object;
}

/** The service's data source; connects when it is first used, never changes a schema. */
export function createDataSource(
  persistence: Persistence,
  url: string,
  { poolSize = 10, prepares = true, parameters = {} }: ConnectionOptions = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: persistence.entities,
    migrations: [
      ...(persistence.bare ? [] : [PlatformTables1700000000000, Jobs1700000000001, UuidV7Function1700000000002]),
      ...persistence.migrations,
    ],
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    installExtensions: false,
    synchronize: false,
    applicationName: persistence.name,
    poolSize,
    connectTimeoutMS: 3_000,
    extra: {
      ...parameters,
      Client: prepares ? TracedClient : UnpreparedClient,
      keepAlive: true,
      keepAliveInitialDelayMillis: keepAliveDelayMs,
      idleTimeoutMillis: 60_000,
      maxLifetimeSeconds: connectionLifeSeconds,
      pipeline: true,
      onConnect: swallowIdleErrors,
    },
  });
}

/** The pool beneath TypeORM, for statements that need no entity. */
export function poolOf(dataSource: DataSource): Pool {
  if (!dataSource.isInitialized) throw unavailable('The database does not answer yet.');
  return (dataSource.driver as unknown as { master: Pool }).master;
}

const migrationLock = 7_205_759_403;

/**
 * Runs the pending migrations as the owner role, one process at a time.
 * @returns the names of those that ran
 */
export async function migrate(persistence: Persistence, ownerUrl: string): Promise<string[]> {
  const dataSource = await createDataSource(persistence, ownerUrl, {
    poolSize: 2,
    parameters: migrationLimits,
  }).initialize();
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('SET lock_timeout = 0; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0');
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await guard.release();
    await dataSource.destroy();
  }
}

/**
 * Statements by which the entities differ from the migrated database; empty when no migration is missing. Indexes belong
 * to the migrations alone: TypeORM cannot say what ours are.
 */
export async function pendingChanges(persistence: Persistence, ownerUrl: string): Promise<string[]> {
  const dataSource = await createDataSource(persistence, ownerUrl, {
    poolSize: 2,
    parameters: migrationLimits,
  }).initialize();
  try {
    const log = await dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map((query) => query.query).filter((statement) => !statement.startsWith('DROP INDEX'));
  } finally {
    await dataSource.destroy();
  }
}

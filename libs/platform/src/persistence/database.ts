import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { watchPool } from '../load/pool-wait';
import type { Logger } from '../telemetry/logger';
import { poolOf } from './data-source';

const lockTimeout = '55P03';

const connectTimeoutMs = 3_000;

const locked = (client: Client, name: string): Promise<boolean> =>
  client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name]).then(
    () => true,
    (error: { code?: string }) => {
      if (error.code === lockTimeout) return false;
      throw error;
    },
  );

/** The service's database as a whole: reached in the background, so that a process starts while it is away. */
export class Database {
  private closing = false;
  private poolWait = (): number => 0;

  constructor(
    readonly source: DataSource,
    private readonly logger: Logger,
    /** The database without a pooler in between. */
    private readonly directUrl: string,
  ) {}

  /** Tries until the database answers; resolves then, or when closing. */
  async connect(): Promise<void> {
    for (let delay = 100; !this.closing; delay = Math.min(delay * 2, 5_000)) {
      try {
        await this.source.initialize();
        this.poolWait = watchPool(poolOf(this.source));
        await this.warnWithoutLimits().catch(() => undefined);
        return;
      } catch (err) {
        this.logger.warn({ event: 'database.connect_failed', err }, 'database does not answer yet, trying again');
        await sleep(delay);
      }
    }
  }

  private async warnWithoutLimits(): Promise<void> {
    const [{ limit }] = await this.query<{ limit: string }>(`SELECT current_setting('statement_timeout') AS limit`);
    if (limit === '0')
      this.logger.warn(
        { event: 'database.no_time_limits' },
        'the role has no statement_timeout, see docs/operations.md',
      );
  }

  /** How long the first who waits for a connection has waited; 0 where nobody waits. */
  get waitMs(): number {
    return this.poolWait();
  }

  /** For the platform's own tables; whatever belongs to a caller is read through the Reader. */
  async query<R extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await poolOf(this.source).query<R>(sql, values)).rows;
  }

  async answers(): Promise<boolean> {
    if (!this.source.isInitialized) return false;
    const asked = poolOf(this.source).query('SELECT 1');
    const late = sleep(2_000, undefined, { ref: false }).then(() => Promise.reject(new Error('late')));
    return Promise.race([asked, late]).then(
      () => true,
      () => false,
    );
  }

  /** Events that wait for the relay, and the age of the oldest in seconds. */
  async outbox(): Promise<{ depth: number; age: number }> {
    const sql = `SELECT count(*)::integer AS depth, coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS age FROM outbox`;
    return (await this.query<{ depth: number; age: number }>(sql))[0];
  }

  async outboxDepth(): Promise<number> {
    return (await this.outbox()).depth;
  }

  async deadLetters(): Promise<{ consumer: string; letters: number }[]> {
    const sql = 'SELECT consumer, count(*)::integer AS letters FROM dead_letter GROUP BY consumer';
    return this.query(sql);
  }

  /**
   * Does work under a lock of that name, once those who share the lock have let go of it. Where another process is at
   * it for longer than the lock time-out, nothing is done. The lock is a session's, so it does not go through a pooler.
   */
  async exclusively(name: string, work: () => Promise<void>): Promise<void> {
    const client = new Client({
      connectionString: this.directUrl,
      application_name: 'exclusive',
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
    });
    // what happens between two statements shows in the next
    client.on('error', () => undefined);
    await client.connect();
    try {
      if (await locked(client, name)) await work();
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.closing = true;
    if (this.source.isInitialized) await this.source.destroy();
  }
}

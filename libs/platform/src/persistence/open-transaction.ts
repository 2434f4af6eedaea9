import type { Socket } from 'node:net';
import type { PoolClient, QueryResult } from 'pg';
import type { DataSource, EntityManager, QueryRunner, SelectQueryBuilder } from 'typeorm';
import { isReadOnlyServer } from '../errors/transient';
import { poolOf } from './data-source';
import { runPrepared } from './statement';

const nothing = (): void => undefined;

/** Sends all that is written to the connection until the event loop's next turn at once: each writing costs a system call. */
function bundleWrites(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  setImmediate(() => stream.uncork());
}

/** TypeORM's runner, whose statements are prepared: for texts that recur. */
function preparing(runner: QueryRunner, client: PoolClient): QueryRunner {
  const query = async (text: string, values: unknown[] = []) => {
    bundleWrites(client);
    const { rows, rowCount } = await runPrepared(client, text, values);
    return { records: rows as unknown[], raw: rows as unknown[], affected: rowCount };
  };
  return Object.assign(Object.create(runner) as QueryRunner, { query });
}

/**
 * A transaction on a connection of its own. The connection is pipelined: BEGIN travels with the first statement and COMMIT
 * with the last, so that neither costs a round trip.
 */
export class OpenTransaction {
  private constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
    private readonly begun: Promise<QueryResult>,
  ) {}

  static async begin(dataSource: DataSource): Promise<OpenTransaction> {
    poolOf(dataSource);
    const runner = dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    bundleWrites(client);
    const begun = client.query('BEGIN');
    begun.catch(nothing);
    // TypeORM locks rows only where it knows of a transaction
    Object.assign(runner, { isTransactionActive: true });
    return new OpenTransaction(runner, client, begun);
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** Builds a query whose text recurs. */
  select<E extends object>(entity: new () => E, alias: string): SelectQueryBuilder<E> {
    return this.manager.createQueryBuilder(entity, alias, preparing(this.runner, this.client));
  }

  /** @param recurs whether the text will come again, so that it is worth preparing */
  run(sql: string, values: unknown[], recurs = true): Promise<QueryResult> {
    bundleWrites(this.client);
    return recurs ? runPrepared(this.client, sql, values) : this.client.query(sql, values);
  }

  /** @throws what the last statement or the commit throws; an Error too where a statement had failed before */
  async commit(last: Promise<QueryResult> | undefined): Promise<void> {
    last?.catch(nothing);
    const committed = this.client.query('COMMIT');
    committed.catch(nothing);
    await this.begun;
    await last;
    if ((await committed).command !== 'COMMIT') throw new Error('a statement had failed; nothing was committed');
  }

  /** @param cause a server that is primary no longer is not asked again, so its connection ends here */
  async rollBack(cause: unknown): Promise<void> {
    if (isReadOnlyServer(cause)) void this.client.end().catch(nothing);
    else await this.client.query('ROLLBACK').catch(nothing);
  }

  async release(): Promise<void> {
    Object.assign(this.runner, { isTransactionActive: false });
    await this.runner.release();
  }
}

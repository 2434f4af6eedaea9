import type { DataSource, EntityManager } from 'typeorm';
import type { QueryResult } from 'pg';
import type { Emissions } from './emissions';
import { OpenTransaction } from './open-transaction';
import { type TrackedRow, TrackedRows } from './tracked-rows';
import { type KeptAnswer, type StatementText, WriteSet } from './write-set';

/**
 * What one transaction has in hand and has not written yet, and its connection, which is taken only once something must be
 * read. Every statement is preceded by what is to be written, so that it sees it.
 */
export class Session {
  readonly rows: TrackedRows;
  /** Whether it leaves events behind. */
  hasOutboxRows = false;
  private readonly deferred = new Map<string, StatementText>();
  private readonly appended: [entity: new () => object, row: object][] = [];
  private opening?: Promise<OpenTransaction>;
  private opened?: OpenTransaction;

  constructor(
    readonly dataSource: DataSource,
    readonly emissions: Emissions,
  ) {
    this.rows = new TrackedRows(dataSource);
  }

  /** The database transaction, where there is one yet. */
  get open(): OpenTransaction | undefined {
    return this.opened;
  }

  async manager(): Promise<EntityManager> {
    await this.flush();
    return (await this.connection()).manager;
  }

  /** Runs a statement, which sees all that was changed before. */
  async run(sql: string, values: unknown[]): Promise<QueryResult> {
    await this.flush();
    return (await this.connection()).run(sql, values);
  }

  /** Puts a statement off until the next writing. Of several with one key, the last is run. */
  defer(key: string, statement: StatementText): void {
    this.deferred.set(key, statement);
  }

  /** Adds a row of a table whose rows this transaction does not track. */
  append<E extends object>(entity: new () => E, row: E): void {
    this.appended.push([entity, row]);
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    const writes = new WriteSet(this.dataSource);
    this.rows.markWritten(this.addWrites(writes));
    if (writes.isEmpty) return;
    const { text, values } = writes.statement;
    await (await this.connection()).run(text, values, writes.recurs);
  }

  /** What is not written yet at the end of the transaction. */
  lastWrites(kept?: KeptAnswer): WriteSet {
    const writes = new WriteSet(this.dataSource);
    this.addWrites(writes);
    if (kept) writes.keep(kept);
    return writes;
  }

  private addWrites(writes: WriteSet): TrackedRow[] {
    const events = this.emissions.take();
    const rows = this.rows.addWrites(writes);
    for (const [entity, row] of this.appended.splice(0)) writes.insert(entity, row as Record<string, unknown>);
    if (events.length > 0) {
      writes.emit(events);
      this.hasOutboxRows = true;
    }
    for (const statement of this.deferred.values()) writes.addStatement(statement);
    this.deferred.clear();
    return rows;
  }

  /** The database transaction, opened if it was not yet, without writing anything before. */
  connection(): Promise<OpenTransaction> {
    this.opening ??= OpenTransaction.begin(this.dataSource).then((opened) => (this.opened = opened));
    return this.opening;
  }
}

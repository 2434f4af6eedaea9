import type { DataSource, EntityMetadata } from 'typeorm';
import type { OutboxRow } from './outbox-row';
import {
  batchKey,
  chainCtes,
  type Insert,
  insertion,
  insertTexts,
  type Statement,
  tableOf,
  tableOfEntity,
} from './insertion';
import { Parameters } from './statement';

/** What a command answers. */
export interface CommandAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What is kept of a successful answer, to give it again to a repeated request. */
export interface KeptAnswer extends CommandAnswer {
  id: Buffer;
}

type Row = Record<string, unknown>;
type Column = EntityMetadata['columns'][number];

/** A statement's text, written while its values are added to those of the whole. */
export type StatementText = (parameters: Parameters) => string;

/** What shares a statement has at most this many values and bytes of events: 16 of them still are one message of 1 MiB. */
export const MAX_SHARED_VALUES = 60;
const MAX_SHARED_PAYLOAD_BYTES = 65_536;

/** Statements with more changed rows have too many different texts to be worth preparing. */
const MAX_PREPARED_CHANGES = 4;

const outbox = tableOf('outbox', [
  ['event_id', 'uuid'],
  ['topic', 'text'],
  ['key', 'text'],
  ['headers', 'jsonb'],
  ['payload', 'bytea'],
]);
const idempotency = tableOf('idempotency', [
  ['id', 'bytea'],
  ['status', 'smallint'],
  ['headers', 'jsonb'],
  ['body', 'text'],
]);

/**
 * The writes of one transaction, put off to its end and sent as one statement: one round trip for rows, events and the
 * idempotency record together. `npm run bench -- parts` compares it with a statement for each table.
 */
export class WriteSet {
  private readonly inserts: Insert[] = [];
  private readonly changes: StatementText[] = [];
  /** Of the new rows: how many values, and the bytes of their events. */
  private values = 0;
  private payload = 0;

  constructor(private readonly dataSource: DataSource) {}

  /** Whether its text recurs, so that it should be sent as a prepared statement. */
  get recurs(): boolean {
    return this.changes.length <= MAX_PREPARED_CHANGES;
  }

  get isEmpty(): boolean {
    return this.inserts.length + this.changes.length === 0;
  }

  /** Equal for those that can share a statement, which are those with nothing but a few new rows; else undefined. */
  get batchKey(): string | undefined {
    const isSmall =
      this.changes.length === 0 && this.payload <= MAX_SHARED_PAYLOAD_BYTES && this.values <= MAX_SHARED_VALUES;
    return isSmall ? batchKey(this.inserts) : undefined;
  }

  /** One statement for several of one batch key. */
  static mergeInserts([first, ...others]: WriteSet[]): Statement {
    if (others.length === 0) return first.statement;
    return insertion(
      first.inserts.map(({ table, rows }, at) => ({
        table,
        rows: rows.concat(...others.map(({ inserts }) => inserts[at].rows)),
      })),
    );
  }

  get statement(): Statement {
    if (this.changes.length === 0) return insertion(this.inserts);
    const parameters = new Parameters();
    const texts = insertTexts(this.inserts, parameters);
    return {
      text: chainCtes([...texts, ...this.changes.map((change) => change(parameters))]),
      values: parameters.values,
    };
  }

  insert(type: new () => object, entity: Row): void {
    const metadata = this.dataSource.getMetadata(type);
    const row = metadata.columns.map((column) => this.valueOf(column, entity));
    this.addInsert({ table: tableOfEntity(metadata), rows: [row] });
  }

  /** Writes the columns named. */
  update(type: new () => object, entity: Row, columns: Column[]): void {
    const { tableName, primaryColumns } = this.dataSource.getMetadata(type);
    this.changes.push((parameters) => {
      const set = this.equations(columns, entity, parameters).join(', ');
      const which = this.equations(primaryColumns, entity, parameters).join(' AND ');
      return `UPDATE "${tableName}" SET ${set} WHERE ${which}`;
    });
  }

  delete(type: new () => object, entity: Row): void {
    const { tableName, primaryColumns } = this.dataSource.getMetadata(type);
    const which = (parameters: Parameters) => this.equations(primaryColumns, entity, parameters).join(' AND ');
    this.changes.push((parameters) => `DELETE FROM "${tableName}" WHERE ${which(parameters)}`);
  }

  /** Adds a statement of its own making. */
  addStatement(statement: StatementText): void {
    this.changes.push(statement);
  }

  emit(events: OutboxRow[]): void {
    const rows = events.map(({ eventId, topic, key, headers, payload }) => [
      eventId,
      topic,
      key,
      JSON.stringify(headers),
      payload,
    ]);
    this.addInsert({ table: outbox, rows });
    this.payload += events.reduce((sum, { payload }) => sum + (payload?.length ?? 0), 0);
  }

  keep({ id, status, headers, body }: KeptAnswer): void {
    this.addInsert({ table: idempotency, rows: [[id, status, JSON.stringify(headers), body]] });
  }

  private addInsert(insert: Insert): void {
    this.inserts.push(insert);
    this.values += insert.table.types.length * insert.rows.length;
  }

  private equations(columns: Column[], entity: Row, parameters: Parameters): string[] {
    return columns.map((column) => `"${column.databaseName}" = ${parameters.add(this.valueOf(column, entity))}`);
  }

  private valueOf(column: Column, entity: Row): unknown {
    const value = column.getEntityValue(entity) as unknown;
    return value === undefined || value === null ? null : this.dataSource.driver.preparePersistentValue(value, column);
  }
}

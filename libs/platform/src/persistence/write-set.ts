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
type Column = EntityMetadata['columns'][number];

/** What new rows of a table are written with: `INSERT INTO ... VALUES`, and types where PostgreSQL cannot know them. */
interface Table {
  id: number;
  into: string;
  types: (string | undefined)[];
}

interface Insert {
  table: Table;
  rows: unknown[][];
}

/** A change of a row, which sees to its own values. */
type Change = (parameters: Parameters) => string;

/** What is written together with others has at most so many values, and so many bytes of events: 16 of them still are one message of 1 MiB. */
export const mostValues = 60;
const mostPayload = 65_536;

export interface Statement {
  text: string;
  values: unknown[];
}

let tableIds = 0;
const tableOf = (name: string, columns: [column: string, type?: string][]): Table => ({
  id: (tableIds += 1),
  into: `INSERT INTO "${name}" (${columns.map(([column]) => `"${column}"`).join(', ')}) VALUES`,
  types: columns.map(([, type]) => type),
});

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
const tables = new WeakMap<EntityMetadata, Table>();

function tableOfEntity(metadata: EntityMetadata): Table {
  const { tableName, columns } = metadata;
  const table =
    tables.get(metadata) ??
    tableOf(
      tableName,
      columns.map(({ databaseName }) => [databaseName]),
    );
  tables.set(metadata, table);
  return table;
}

/** The text for new rows; as the parameters are numbered through, it depends on tables and numbers of rows alone. */
function textsOf(inserts: Insert[]): string[] {
  let count = 0;
  const place = (type?: string) => `$${(count += 1)}${type ? `::${type}` : ''}`;
  return inserts.map(({ table, rows }) => {
    const tuples = rows.map(() => `(${table.types.map((type) => place(type)).join(', ')})`);
    return `${table.into} ${tuples.join(', ')}`;
  });
}

/** Every part but the last is a common table expression. */
function joined(parts: string[]): string {
  const before = parts.slice(0, -1).map((part, index) => `w${index} AS (${part})`);
  const last = parts.at(-1) as string;
  return before.length > 0 ? `WITH ${before.join(', ')} ${last}` : last;
}

const kindOf = (inserts: Insert[]): string => inserts.map(({ table, rows }) => `${rows.length}x${table.id}`).join();

const texts = new Map<string, string>();

const valuesOf = (inserts: Insert[]): unknown[] => inserts.flatMap(({ rows }) => rows.flat());

/** The statement for new rows alone; its text is remembered, for long ones take as long to write as to send. */
function insertion(inserts: Insert[]): Statement {
  const kind = kindOf(inserts);
  const text = texts.get(kind) ?? joined(textsOf(inserts));
  if (texts.size < 1_000) texts.set(kind, text);
  return { text, values: valuesOf(inserts) };
}

/**
 * The writes of one transaction, put off to its end and sent as one statement: one round trip for rows, events and the
 * idempotency record together (measured: 40 % more throughput than one by one).
 */
export class WriteSet {
  private readonly inserts: Insert[] = [];
  private readonly changes: Change[] = [];
  private payload = 0;

  constructor(private readonly dataSource: DataSource) {}

  get isEmpty(): boolean {
    return this.inserts.length + this.changes.length === 0;
  }

  /** The same for those that can be written together, which are those with nothing but a few new rows; else undefined. */
  get kind(): string | undefined {
    const isSmall = this.changes.length === 0 && this.payload <= mostPayload && this.values.length <= mostValues;
    return isSmall ? kindOf(this.inserts) : undefined;
  }

  /** One statement for several of one kind. */
  static together([first, ...others]: WriteSet[]): Statement {
    if (others.length === 0) return first.statement;
    return insertion(
      first.inserts.map(({ table, rows }, at) => ({
        table,
        rows: rows.concat(...others.map(({ inserts }) => inserts[at].rows)),
      })),
    );
  }

  private get values(): unknown[] {
    return valuesOf(this.inserts);
  }

  get statement(): Statement {
    if (this.changes.length === 0) return insertion(this.inserts);
    const parameters = new Parameters(this.values);
    const parts = [...textsOf(this.inserts), ...this.changes.map((change) => change(parameters))];
    return { text: joined(parts), values: parameters.values };
  }

  insert(type: new () => object, entity: Row): void {
    const metadata = this.dataSource.getMetadata(type);
    const row = metadata.columns.map((column) => this.valueOf(column, entity));
    this.inserts.push({ table: tableOfEntity(metadata), rows: [row] });
  }

  update(type: new () => object, entity: Row): void {
    const { columns, tableName, primaryColumns } = this.dataSource.getMetadata(type);
    const others = columns.filter((column) => !column.isPrimary);
    this.changes.push((parameters) => {
      const set = this.equations(others, entity, parameters).join(', ');
      const which = this.equations(primaryColumns, entity, parameters).join(' AND ');
      return `UPDATE "${tableName}" SET ${set} WHERE ${which}`;
    });
  }

  delete(type: new () => object, entity: Row): void {
    const { tableName, primaryColumns } = this.dataSource.getMetadata(type);
    const which = (parameters: Parameters) => this.equations(primaryColumns, entity, parameters).join(' AND ');
    this.changes.push((parameters) => `DELETE FROM "${tableName}" WHERE ${which(parameters)}`);
  }

  emit(events: OutboxRow[]): void {
    const rows = events.map(({ eventId, topic, key, headers, payload }) => [
      eventId,
      topic,
      key,
      JSON.stringify(headers),
      payload,
    ]);
    this.inserts.push({ table: outbox, rows });
    this.payload += events.reduce((sum, { payload }) => sum + (payload?.length ?? 0), 0);
  }

  keep({ id, status, headers, body }: KeptAnswer): void {
    this.inserts.push({ table: idempotency, rows: [[id, status, JSON.stringify(headers), body]] });
  }

  private equations(columns: Column[], entity: Row, parameters: Parameters): string[] {
    return columns.map((column) => `"${column.databaseName}" = ${parameters.add(this.valueOf(column, entity))}`);
  }

  private valueOf(column: Column, entity: Row): unknown {
    const value = column.getEntityValue(entity) as unknown;
    return value === undefined || value === null ? null : this.dataSource.driver.preparePersistentValue(value, column);
  }
}

import type { DataSource, EntityMetadata } from 'typeorm';
import { notFound } from '../errors/api-error';
import { deepFreeze } from './deep-freeze';
import type { RowDefinition } from './root';
import type { RootEntity, VersionedEntity } from './root.entity';
import { same } from './same';
import type { WriteSet } from './write-set';

type EntityClass = new () => VersionedEntity;
type Column = EntityMetadata['columns'][number];

/** A row that a transaction has in hand. */
export interface TrackedRow {
  definition: RowDefinition;
  entity: VersionedEntity;
  /** The root that the row is a part of; itself, where it is one. */
  root: RootEntity;
  /** `new` and `deleted` are not written yet; `gone` needs no writing any more. */
  state: 'new' | 'stored' | 'deleted' | 'gone';
  /** The version that it had when the transaction first saw it: what `If-Match` is compared with. */
  versionAsLoaded: number;
  /** The values of its columns as they stand in the database. */
  saved: unknown[];
}

/**
 * The rows of one transaction, each once: whoever asks for a row again gets the same object, with what has been changed so
 * far. Says what is to be written.
 */
export class TrackedRows {
  private readonly byEntity = new Map<VersionedEntity, TrackedRow>();
  private readonly byId = new Map<EntityClass, Map<string, TrackedRow>>();

  constructor(private readonly dataSource: DataSource) {}

  find(entity: EntityClass, id: string): TrackedRow | undefined {
    return this.byId.get(entity)?.get(id);
  }

  /** @throws Error where the transaction has neither loaded nor inserted the entity */
  of(entity: VersionedEntity): TrackedRow {
    const row = this.byEntity.get(entity);
    if (!row) throw new Error('The row was neither locked nor inserted in this transaction.');
    return row;
  }

  /**
   * Takes up a row that was read; where it is known already, that one stays.
   * @throws ApiError notFound where this transaction has deleted it
   */
  addStored<E extends VersionedEntity>(definition: RowDefinition<E>, loaded: E, root?: RootEntity): E {
    const known = this.find(definition.entity, idOf(definition as RowDefinition, loaded));
    if (known) return presentEntity<E>(known);
    const row = this.add(definition as RowDefinition, loaded, root);
    this.markSaved(row);
    return loaded;
  }

  /** @throws Error where the transaction knows a row of that id */
  addNew(definition: RowDefinition, entity: VersionedEntity, root?: RootEntity): void {
    if (this.find(definition.entity, idOf(definition, entity)))
      throw new Error('The transaction has that row already.');
    this.add(definition, entity, root).state = 'new';
  }

  delete(entity: VersionedEntity): void {
    const row = this.of(entity);
    row.state = row.state === 'new' || row.state === 'gone' ? 'gone' : 'deleted';
  }

  /** Lets go of the rows of a table that a statement has changed behind their back. */
  forget(entity: EntityClass): void {
    for (const row of this.byId.get(entity)?.values() ?? []) this.byEntity.delete(row.entity);
    this.byId.delete(entity);
  }

  /** The field that a violated unique constraint stands for. */
  fieldOfConstraint(constraint: string): string | undefined {
    const definitions = new Set([...this.byEntity.values()].map(({ definition }) => definition));
    return [...definitions].map(({ unique }) => unique?.[constraint]).find((path) => path !== undefined);
  }

  /**
   * Adds what is not written yet to a statement.
   * @returns the rows that the statement writes
   */
  addWrites(writes: WriteSet): TrackedRow[] {
    return [...this.byEntity.values()].filter((row) => this.addWrite(writes, row));
  }

  /** Says that rows are written, where the transaction goes on. */
  markWritten(rows: TrackedRow[]): void {
    for (const row of rows) {
      if (row.state === 'deleted') row.state = 'gone';
      else this.markSaved(row);
    }
  }

  private addWrite(writes: WriteSet, row: TrackedRow): boolean {
    const { definition, entity, state, saved } = row;
    if (state === 'gone') return false;
    if (state === 'new') writes.insert(definition.entity, entity as never);
    if (state === 'deleted') writes.delete(definition.entity, entity as never);
    if (state !== 'stored') return true;
    const values = this.valuesOf(definition.entity, entity);
    const changed = this.columnsOf(definition.entity).filter((_, at) => !same(values[at], saved[at]));
    if (changed.length > 0) writes.update(definition.entity, entity as never, changed);
    return changed.length > 0;
  }

  private add(definition: RowDefinition, entity: VersionedEntity, root = entity as RootEntity): TrackedRow {
    const { version: versionAsLoaded } = entity;
    const row: TrackedRow = { definition, entity, root, state: 'stored', versionAsLoaded, saved: [] };
    this.byEntity.set(entity, row);
    const rows = this.byId.get(definition.entity) ?? new Map<string, TrackedRow>();
    this.byId.set(definition.entity, rows.set(idOf(definition, entity), row));
    return row;
  }

  /** What is compared later must not change in place meanwhile: a jsonb value is replaced, never edited. */
  private markSaved(row: TrackedRow): void {
    row.state = 'stored';
    row.saved = this.valuesOf(row.definition.entity, row.entity).map(deepFreeze);
  }

  private valuesOf(entity: EntityClass, row: VersionedEntity): unknown[] {
    return this.columnsOf(entity).map((column) => column.getEntityValue(row) as unknown);
  }

  private columnsOf(entity: EntityClass): Column[] {
    return this.dataSource.getMetadata(entity).columns;
  }
}

/** @throws ApiError notFound where the transaction has deleted the row */
export function presentEntity<E extends VersionedEntity>({ entity, state }: TrackedRow): E {
  if (state === 'deleted' || state === 'gone') throw notFound();
  return entity as E;
}

const idOf = ({ id }: RowDefinition, entity: VersionedEntity): string =>
  String((entity as unknown as Record<string, unknown>)[id]);

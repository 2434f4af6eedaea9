import type { EventDefinition } from '@ovipro/contracts';
import type { EntityManager } from 'typeorm';
import type { Cause } from '../context/request-context';
import { forbidden, notFound, payloadTooLarge } from '../errors/api-error';
import type { Child } from './child';
import { assertIfMatch } from './if-match';
import { newRow, type NewRow } from './new-row';
import type { OfficeOwned } from './office-scope';
import { maxPayloadBytes } from './outbox-row';
import type { RootsStatement } from './outbox-statement';
import type { Principal } from './principal';
import type { Root } from './root';
import type { RootEntity, VersionedEntity } from './root.entity';
import { RowReader } from './row-reader';
import { same } from './same';
import type { Session } from './session';
import { type Singleton, unsaved } from './singleton';
import type { TrackedRows } from './tracked-rows';
import type { StatementText } from './write-set';

/**
 * One unit of work: the only way to rows and the only way to publish. A row is one object, however often it is locked.
 * Rows and events are written in one statement at the end, or before the next statement of the transaction, which sees
 * them; a database transaction is opened only once something must be read or locked.
 */
export class Transaction {
  private readonly reader: RowReader;
  private cause: Cause;

  constructor(
    private readonly session: Session,
    private readonly principal: Principal,
    /** The time of all that it changes and emits. */
    readonly now: Date,
  ) {
    this.cause = principal.cause;
    this.reader = new RowReader(session, principal.caller);
  }

  /** The connection of this transaction, for reading with the query builder; see {@link query}. */
  manager(): Promise<EntityManager> {
    return this.session.manager();
  }

  /**
   * Runs a statement within the transaction, which sees all that was changed before; answers its rows. The entities in
   * hand do not see what the statement changes: see {@link forget}.
   */
  async query<R = unknown>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.session.run(sql, values)).rows as R[];
  }

  /** As {@link query}; answers how many rows the statement changed. */
  async execute(sql: string, values: unknown[] = []): Promise<number> {
    return (await this.session.run(sql, values)).rowCount ?? 0;
  }

  /** Adds a row that is no resource, such as an entry of a log. It is written with the others, in one statement. */
  append<E extends object>(entity: new () => E, row: E): void {
    this.session.append(entity, row);
  }

  /** Puts a statement off until the next writing. Of several with one key, the last is run. */
  defer(key: string, statement: StatementText): void {
    this.session.defer(key, statement);
  }

  /** Lets go of a table's rows, so that the next lock reads them anew: after a statement that has changed them. */
  async forget(entity: new () => VersionedEntity): Promise<void> {
    await this.session.flush();
    this.rows.forget(entity);
  }

  /**
   * A root of the caller's offices, locked until the end.
   * @param office the office that a write names, if any
   * @throws ApiError notFound unknown or foreign, forbidden foreign `office`, changed stale `If-Match`, in this order
   */
  async lock<E extends RootEntity, A extends object>(root: Root<E, A>, id: string, office?: string): Promise<E> {
    const entity = await this.lockRelated(root, id);
    if (office) this.assertCanWriteTo(office, root.permission);
    this.assertIfMatch(entity);
    return entity;
  }

  /**
   * As {@link lock}, of a root that changes along with the one that the request is about: `If-Match` does not mean it.
   * @throws ApiError notFound unknown or foreign, with the `path` at which the body names the id, if it does
   */
  async lockRelated<E extends RootEntity, A extends object>(root: Root<E, A>, id: string, path?: string): Promise<E> {
    const entity = await this.reader.root(root as Root<E>, id, true);
    if (!entity) throw notFound(path);
    return this.rows.addStored(root as Root<E>, entity);
  }

  /** A root of the caller's offices as it is, not locked and not to be changed. */
  async find<E extends RootEntity, A extends object>(root: Root<E, A>, id: string): Promise<E | null> {
    return this.reader.root(root as Root<E>, id, false);
  }

  /**
   * The one row of a key, locked until the end; with its defaults and version 0 where it was never saved. Of two that save
   * it for the first time at once, the second waits for the first. `If-Match` may mean a part of it: see {@link assertIfMatch}.
   * @throws ApiError notFound foreign
   */
  async lockSingleton<E extends RootEntity, A extends object>(singleton: Singleton<E, A>, key: string): Promise<E> {
    await this.reader.ensureSingleton(singleton as Singleton<E>, key, this.now);
    return this.lockRelated(singleton, key);
  }

  /** The one row of a key as it is, not locked and not to be changed; with its defaults where it was never saved. */
  async findSingleton<E extends RootEntity, A extends object>(singleton: Singleton<E, A>, key: string): Promise<E> {
    return (await this.find(singleton, key)) ?? unsaved(singleton as Singleton<E>, key, this.now);
  }

  /**
   * A child of a locked parent.
   * @throws ApiError notFound unknown, or another parent's; changed stale `If-Match`, which means the child
   */
  async lockChild<E extends VersionedEntity, P extends RootEntity, A extends object>(
    child: Child<E, P, A>,
    parent: P,
    id: string,
  ): Promise<E> {
    const entity = await this.findChild(child, parent, id);
    if (!entity) throw notFound();
    this.assertIfMatch(entity);
    return entity;
  }

  /** As {@link lockChild}, without `If-Match`; undefined where there is none. */
  async findChild<E extends VersionedEntity, P extends RootEntity, A extends object>(
    child: Child<E, P, A>,
    parent: P,
    id: string,
  ): Promise<E | undefined> {
    return (await this.children(child, parent, id))[0];
  }

  /** The children of a locked parent, in the order of their creation. */
  children<E extends VersionedEntity, P extends RootEntity, A extends object>(
    child: Child<E, P, A>,
    parent: P,
    id?: string,
  ): Promise<E[]> {
    this.rows.of(parent);
    return this.reader.children(child as Child<E, P>, parent, id);
  }

  /** A new root at version 1. Its office must be one that the caller may write to. */
  insert<E extends RootEntity, A extends object>(root: Root<E, A>, values: NewRow<E>): E {
    const entity = newRow(root.entity, { eventSequence: 0, ...root.where, ...values }, this.now);
    this.assertOffice(root as Root, entity);
    this.rows.addNew(root as Root, entity);
    return entity;
  }

  /** A new child of a locked or inserted parent, at version 1. */
  insertChild<E extends VersionedEntity, P extends RootEntity, A extends object>(
    child: Child<E, P, A>,
    parent: P,
    values: NewRow<E>,
  ): E {
    this.rows.of(parent);
    const entity = newRow(child.entity, values, this.now);
    this.rows.addNew(child as unknown as Child, entity, parent);
    return entity;
  }

  /**
   * Changes a row in hand. A change that changes nothing leaves version and modification time alone.
   * @returns whether anything changed
   */
  change<E extends VersionedEntity>(entity: E, patch: Partial<E>): boolean {
    const { definition } = this.rows.of(entity);
    const changes = Object.entries(patch).filter(([key, value]) => !same(entity[key as keyof E], value));
    if (changes.length === 0) return false;
    Object.assign(entity, Object.fromEntries(changes.map(([key, value]) => [key, value ?? null])));
    if ('topic' in definition) this.assertOffice(definition as Root, entity as unknown as RootEntity);
    entity.version += 1;
    entity.modificationTime = this.now;
    return true;
  }

  delete(entity: VersionedEntity): void {
    this.rows.delete(entity);
  }

  /**
   * Publishes an event of a row in hand when, and only when, the transaction commits. A child's event is numbered among its
   * parent's and carries both.
   */
  emit(entity: VersionedEntity, event: EventDefinition, extra: object = {}): void {
    const row = this.rows.of(entity);
    const { definition } = this.rows.of(row.root);
    this.session.emissions.add(definition as Root, row, event, extra, this.cause);
  }

  /**
   * Publishes an event of each of many roots that one statement writes: rows and events in one round trip, however many.
   * The entities of the table that are in hand are let go, see {@link forget}.
   * @param statement an INSERT, UPDATE or DELETE of the root's table that ends in RETURNING the whole row; an UPDATE
   *   advances `event_sequence` by one
   * @returns how many rows it wrote
   * @throws ApiError tooLarge where an event is larger than 3 MiB
   */
  async emitFrom<E extends RootEntity, A extends object>(
    root: Root<E, A>,
    statement: RootsStatement,
    event: EventDefinition,
    extra: object = {},
  ): Promise<number> {
    const { emissions } = this.session;
    const { text, values } = emissions.statementFrom(root as Root, statement, event, extra, this.cause);
    const [{ count, bytes }] = await this.query<{ count: number; bytes: number }>(text, values);
    if (bytes > maxPayloadBytes) throw payloadTooLarge();
    this.rows.forget(root.entity);
    if (count > 0) this.session.hasOutboxRows = true;
    return count;
  }

  /** @throws ApiError forbidden where the caller may not write into the office */
  assertCanWriteTo(office: string, permission: string): void {
    const { caller } = this.principal;
    if (caller && !caller.belongsTo(office) && !caller.can(`${permission}:create-anywhere`)) throw forbidden();
  }

  /** @throws ApiError changed where `If-Match` does not name the version that the row had when it was first seen */
  assertIfMatch(entity: VersionedEntity): void {
    assertIfMatch(this.principal.ifMatch, this.rows.of(entity).versionAsLoaded);
  }

  /** What the events emitted from here on name as their cause: a transaction may handle several events. */
  causedBy(cause: Cause): void {
    this.cause = cause;
  }

  /** Says that the platform itself put a row into the outbox. */
  noteOutbox(): void {
    this.session.hasOutboxRows = true;
  }

  private assertOffice(root: Root, entity: RootEntity & OfficeOwned): void {
    if (entity.agencyOfficeId) this.assertCanWriteTo(entity.agencyOfficeId, root.permission);
  }

  private get rows(): TrackedRows {
    return this.session.rows;
  }
}

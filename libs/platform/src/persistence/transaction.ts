import type { Actor, EventDefinition } from '@ovipro/contracts';
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Cause } from '../context/request-context';
import type { Caller } from '../context/caller';
import { forbidden, notFound } from '../errors/api-error';
import { type Emitter, outboxRow, systemActor } from '../events/outbox-row';
import { checkIfMatch } from '../http/etag';
import { OpenTransaction } from './open-transaction';
import { type OfficeOwned, scopeFor, whereScope } from './office-scope';
import type { Root } from './root';
import type { RootEntity } from './root.entity';
import { same } from './same';
import { type KeptAnswer, WriteSet } from './write-set';

/** In whose name a transaction runs. Without a caller it is the system's own, which sees everything. */
export interface Principal {
  caller?: Caller;
  cause: Cause;
  ifMatch?: string;
}

export interface TransactionSettings {
  service: string;
  schemaBase: string;
  now: Date;
}

interface Tracked {
  root: Root;
  entity: RootEntity;
  state: 'new' | 'loaded' | 'changed' | 'deleted';
}

interface Emitted {
  tracked: Tracked;
  event: EventDefinition;
  sequence: number;
  extra: object;
  cause: Cause;
}

/**
 * One unit of work: the only way to rows and the only way to publish. Rows and events are put off to the end, where
 * they go out in one statement; a transaction is opened only once something must be read or locked.
 */
export class Transaction {
  private readonly tracked = new Map<RootEntity, Tracked>();
  private readonly emitted: Emitted[] = [];
  private opening?: Promise<OpenTransaction>;
  private opened?: OpenTransaction;
  private outboxNoted = false;
  private cause: Cause;

  constructor(
    private readonly dataSource: DataSource,
    private readonly principal: Principal,
    private readonly settings: TransactionSettings,
  ) {
    this.cause = principal.cause;
  }

  get now(): Date {
    return this.settings.now;
  }

  /** The connection of this transaction, which is opened if it was not yet. For child rows and projections. */
  async manager(): Promise<EntityManager> {
    return (await this.connection()).manager;
  }

  /** Runs a statement within the transaction; answers its rows. */
  async query<R = unknown>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await (await this.connection()).run(sql, values)).rows as R[];
  }

  /** Runs a statement within the transaction; answers how many rows it changed. */
  async execute(sql: string, values: unknown[] = []): Promise<number> {
    return (await (await this.connection()).run(sql, values)).rowCount ?? 0;
  }

  private connection(): Promise<OpenTransaction> {
    this.opening ??= OpenTransaction.begin(this.dataSource).then((opened) => (this.opened = opened));
    return this.opening;
  }

  /**
   * A root of the caller's offices, locked until the end.
   * @param office the office that a write names, if any
   * @throws ApiError 404 unknown or foreign, 403 foreign `office`, 412 stale `If-Match`, in this order
   */
  async lock<E extends RootEntity, A extends object>(root: Root<E, A>, id: string, office?: string): Promise<E> {
    const entity = await this.lockAlong(root, id);
    if (office) this.mayWriteTo(office, root.resource);
    checkIfMatch(this.principal.ifMatch, entity.version);
    return entity;
  }

  /**
   * As {@link lock}, of a root that changes along with the one that the request is about: `If-Match` does not mean it.
   * @throws ApiError 404 unknown or foreign
   */
  async lockAlong<E extends RootEntity, A extends object>(root: Root<E, A>, id: string): Promise<E> {
    const entity = await (await this.select(root, id)).setLock('pessimistic_write').getOne();
    if (!entity) throw notFound();
    this.tracked.set(entity, { root, entity, state: 'loaded' });
    return entity;
  }

  /** A root of the caller's offices as it is, not locked and not to be changed. */
  async find<E extends RootEntity, A extends object>(root: Root<E, A>, id: string): Promise<E | null> {
    return (await this.select(root, id)).getOne();
  }

  /** A new root at version 1. Its office must be one that the caller may write to. */
  insert<E extends RootEntity, A extends object>(root: Root<E, A>, values: Omit<E, keyof RootEntity> & Partial<E>): E {
    const entity = new root.entity();
    const times = { creationTime: this.now, modificationTime: this.now };
    Object.assign(entity, { version: 1, eventSequence: 0, ...times, ...values });
    this.checkOffice(root, entity);
    this.tracked.set(entity, { root, entity, state: 'new' });
    return entity;
  }

  /**
   * Changes a locked root. A change that changes nothing leaves version and modification time alone.
   * @returns whether anything changed
   */
  change<E extends RootEntity>(entity: E, patch: Partial<E>): boolean {
    const tracked = this.trackedOf(entity);
    const changes = Object.entries(patch).filter(([key, value]) => !same(entity[key as keyof E], value));
    if (changes.length === 0) return false;
    Object.assign(entity, Object.fromEntries(changes.map(([key, value]) => [key, value ?? null])));
    this.checkOffice(tracked.root, entity);
    entity.version += 1;
    entity.modificationTime = this.now;
    if (tracked.state === 'loaded') tracked.state = 'changed';
    return true;
  }

  delete(entity: RootEntity): void {
    this.trackedOf(entity).state = 'deleted';
  }

  /** Publishes an event of a tracked root when, and only when, the transaction commits. */
  emit(entity: RootEntity, event: EventDefinition, extra: object = {}): void {
    const tracked = this.trackedOf(entity);
    entity.eventSequence += 1;
    if (tracked.state === 'loaded') tracked.state = 'changed';
    this.emitted.push({ tracked, event, sequence: entity.eventSequence, extra, cause: this.cause });
  }

  /** @throws ApiError 403 where the caller may not write into the office */
  mayWriteTo(office: string, resource: string): void {
    const { caller } = this.principal;
    if (caller && !caller.belongsTo(office) && !caller.can(`${resource}:create-anywhere`)) throw forbidden();
  }

  /** What is to be written, as one statement's parts. */
  writes(kept?: KeptAnswer): WriteSet {
    const writes = new WriteSet(this.dataSource);
    for (const { root, entity, state } of this.tracked.values()) {
      if (state === 'new') writes.insert(root.entity, entity as never);
      if (state === 'changed') writes.update(root.entity, entity as never);
      if (state === 'deleted') writes.delete(root.entity, entity as never);
    }
    if (this.emitted.length > 0) writes.emit(this.emitted.map((emitted) => this.row(emitted)));
    if (kept) writes.keep(kept);
    return writes;
  }

  get hasEvents(): boolean {
    return this.outboxNoted || this.emitted.length > 0;
  }

  /** What the events emitted from here on name as their cause: a transaction may handle several events. */
  causedBy(cause: Cause): void {
    this.cause = cause;
  }

  /** Says that the platform itself put a row into the outbox. */
  noteOutbox(): void {
    this.outboxNoted = true;
  }

  get open(): OpenTransaction | undefined {
    return this.opened;
  }

  private async select<E extends RootEntity, A extends object>(
    root: Root<E, A>,
    id: string,
  ): Promise<SelectQueryBuilder<E>> {
    const manager = await this.manager();
    const query = manager.createQueryBuilder(root.entity, 'root').where(`root.${root.id} = :id`, { id });
    const { caller } = this.principal;
    const scope = caller && whereScope(scopeFor(caller, root.resource), 'root', root.ofOffices);
    return scope ? query.andWhere(scope.sql, scope.values) : query;
  }

  private row({ tracked, event, sequence, extra, cause }: Emitted) {
    const { root, entity } = tracked;
    const data = event.data && { [camel(root.resource)]: root.answer(entity), ...extra, actor: this.actor() };
    const emitter: Emitter = { ...this.settings, cause, time: this.now };
    return outboxRow({ event, key: String(entity[root.id as keyof RootEntity]), sequence, data }, emitter);
  }

  private actor(): Actor {
    const { caller } = this.principal;
    if (!caller) return systemActor(this.settings.service);
    return { sub: caller.sub, name: caller.name, ...(caller.agentId && { agentId: caller.agentId }) };
  }

  private trackedOf(entity: RootEntity): Tracked {
    const tracked = this.tracked.get(entity);
    if (!tracked) throw new Error('The root was neither locked nor inserted in this transaction.');
    return tracked;
  }

  private checkOffice(root: Root, entity: RootEntity & OfficeOwned): void {
    if (entity.agencyOfficeId) this.mayWriteTo(entity.agencyOfficeId, root.resource);
  }
}

/** `asset-requirement` as a property: `assetRequirement`. */
const camel = (resource: string): string => resource.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

import type { SelectQueryBuilder } from 'typeorm';
import type { Caller } from '../context/caller';
import type { Child } from './child';
import { BoundScope } from './office-scope';
import type { Root } from './root';
import type { RootEntity, VersionedEntity } from './root.entity';
import type { Session } from './session';
import { type Singleton, unsaved } from './singleton';
import type { TrackedRow } from './tracked-rows';
import { WriteSet } from './write-set';

/** Finds single rows for a transaction, in what it has in hand or in the database, as far as the caller may see them. */
export class RowReader {
  constructor(
    private readonly session: Session,
    private readonly caller: Caller | undefined,
  ) {}

  async root<E extends RootEntity>(root: Root<E>, id: string, locking: boolean): Promise<E | null> {
    const known = this.caller ? undefined : this.session.rows.find(root.entity, id);
    if (known) return isOf(root, known) ? (known.entity as E) : null;
    // a caller's scope may hang on what was just changed
    if (this.caller) await this.session.flush();
    const query = await this.rootQuery(root, id);
    return (locking ? query.setLock('pessimistic_write') : query).getOne();
  }

  /** The children of a parent in the order of their creation, or the one with the id. */
  async children<E extends VersionedEntity, P extends RootEntity>(
    child: Child<E, P>,
    parent: P,
    id?: string,
  ): Promise<E[]> {
    await this.session.flush();
    const parentId = parent[child.parent.id as keyof P];
    const query = (await this.rows(child.entity, 'child')).where(`child.${child.parentId} = :parentId`, { parentId });
    if (id !== undefined) query.andWhere(`child.${child.id} = :id`, { id });
    const rows = await query.orderBy('child.creationTime').addOrderBy(`child.${child.id}`).getMany();
    return rows.map((row) => this.session.rows.addStored(child, row, parent));
  }

  /** Makes the row if it is not there. Of two transactions that do so at once, the second waits for the first. */
  async ensureSingleton<E extends RootEntity>(singleton: Singleton<E>, key: string, now: Date): Promise<void> {
    if (this.session.rows.find(singleton.entity, key)) return;
    const row = new WriteSet(this.session.dataSource);
    row.insert(singleton.entity, unsaved(singleton, key, now) as never);
    await this.session.run(`${row.statement.text} ON CONFLICT DO NOTHING`, row.statement.values);
  }

  private async rootQuery<E extends RootEntity>(root: Root<E>, id: string): Promise<SelectQueryBuilder<E>> {
    const query = (await this.rows(root.entity, 'root')).where(`root.${root.id} = :id`, { id });
    for (const [property, value] of Object.entries(root.where ?? {}))
      query.andWhere(`root.${property} = :where_${property}`, { [`where_${property}`]: value });
    return this.caller ? query.andWhere(scopeOf(root, this.caller, query).rows('root')) : query;
  }

  private async rows<E extends VersionedEntity>(entity: new () => E, alias: string): Promise<SelectQueryBuilder<E>> {
    return (await this.session.connection()).select(entity, alias);
  }
}

function scopeOf<E extends RootEntity>(root: Root<E>, caller: Caller, query: SelectQueryBuilder<E>): BoundScope {
  return new BoundScope(root, caller, (value) => {
    query.setParameter('scope', value);
    return ':scope';
  });
}

/** Whether a row is there, and among those that the root is declared for. */
const isOf = <E extends RootEntity>({ where = {} }: Root<E>, { entity, state }: TrackedRow): boolean =>
  state !== 'deleted' &&
  state !== 'gone' &&
  Object.entries(where).every(([property, value]) => entity[property as keyof VersionedEntity] === value);

import type { SelectQueryBuilder } from 'typeorm';
import type { Caller } from '../context/caller';
import type { Child } from './child';
import { scopeFor, whereScope } from './office-scope';
import type { OpenTransaction } from './open-transaction';
import type { Root } from './root';
import type { RootEntity, VersionedEntity } from './root.entity';

/** Statements that read single rows within a transaction, as far as the caller may see them. */
export class RowReader {
  constructor(
    private readonly open: OpenTransaction,
    private readonly caller: Caller | undefined,
  ) {}

  root<E extends RootEntity>(root: Root<E>, id: string): SelectQueryBuilder<E> {
    const query = this.rows(root.entity, 'root').where(`root.${root.id} = :id`, { id });
    for (const [property, value] of Object.entries(root.where ?? {}))
      query.andWhere(`root.${property} = :where_${property}`, { [`where_${property}`]: value });
    const scope = this.caller && whereScope(scopeFor(this.caller, root.permission), 'root', root.ofOffices);
    return scope ? query.andWhere(scope.sql, scope.values) : query;
  }

  children<E extends VersionedEntity>(child: Child<E>, parentId: string): SelectQueryBuilder<E> {
    return this.rows(child.entity, 'child').where(`child.${child.parentId} = :parentId`, { parentId });
  }

  private rows<E extends VersionedEntity>(entity: new () => E, alias: string): SelectQueryBuilder<E> {
    return this.open.manager.createQueryBuilder(entity, alias);
  }
}

import type { DataSource } from 'typeorm';
import type { Caller } from '../context/caller';
import { notFound } from '../errors/api-error';
import type { Child } from './child';
import { poolOf } from './data-source';
import type { Statement } from './insertion';
import { listStatement } from './list-statement';
import { childrenStatement, childStatement, existsStatement, readStatement } from './read-statement';
import type { ResourceDefinition } from './resource';
import type { ChildListDefinition, ListDefinition, SearchDefinition } from './search-definition';
import { searchStatement } from './search-statement';
import type { RootEntity, VersionedEntity } from './root.entity';
import { runPrepared } from './statement';

/** One resource as JSON text, with its ETag. */
export interface Representation {
  body: string;
  etag: string;
}

interface Row {
  body: string;
  version: number;
  extras: string | null;
}

/** Reads for callers. Every statement is bound to what the caller may see; there is no other way to a row. */
export class Reader {
  constructor(private readonly dataSource: DataSource) {}

  /** One page and the count of all matches, as JSON text. */
  async search<Q extends object, E extends object>(
    search: SearchDefinition<Q, E>,
    caller: Caller,
    query: Q,
  ): Promise<string> {
    return (await this.only<{ body: string }>(searchStatement(search, caller, query))).body;
  }

  /** Everything that matches, in the one order of the list, as JSON text. */
  async list<Q extends object, E extends object>(
    list: ListDefinition<Q, E>,
    caller: Caller,
    query: Q,
  ): Promise<string> {
    return (await this.only<{ body: string }>(listStatement(list, caller, query))).body;
  }

  /** @throws ApiError notFound where the resource is unknown or not the caller's to see */
  async read<E extends object>(resource: ResourceDefinition<E>, caller: Caller, id: string): Promise<Representation> {
    const statement = readStatement(resource as unknown as ResourceDefinition, caller, id);
    return representation(resource, await this.only<Row>(statement));
  }

  /** Whether there is such a resource that the caller may see. */
  async exists<E extends object>(resource: ResourceDefinition<E>, caller: Caller, id: string): Promise<boolean> {
    return (await this.rows(existsStatement(resource as unknown as ResourceDefinition, caller, id))).length > 0;
  }

  /**
   * A child of a parent.
   * @throws ApiError notFound where the parent is unknown or not the caller's to see, or has no such child
   */
  async one<E extends VersionedEntity, P extends RootEntity, A extends object>(
    child: Child<E, P, A>,
    caller: Caller,
    parentId: string,
    id: string,
  ): Promise<Representation> {
    const statement = childStatement(child as unknown as Child, caller, parentId, id);
    return representation(child, await this.only<Row>(statement));
  }

  /**
   * All children of a parent, as JSON text.
   * @throws ApiError notFound where the parent is unknown or not the caller's to see
   */
  async children(children: ChildListDefinition, caller: Caller, parentId: string): Promise<string> {
    return (await this.only<{ body: string }>(childrenStatement(children, caller, parentId))).body;
  }

  /** @throws ApiError notFound where there is no row */
  private async only<R>(statement: Statement): Promise<R> {
    const [row] = await this.rows(statement);
    if (!row) throw notFound();
    return row as R;
  }

  private async rows({ text, values }: Statement): Promise<unknown[]> {
    return (await runPrepared(poolOf(this.dataSource), text, values)).rows;
  }
}

const representation = (
  { projection }: Pick<ResourceDefinition, 'projection'>,
  { body, version, extras }: Row,
): Representation => ({ body, etag: projection.etagOfRow(version, extras) });

import type { PageQuery } from '@ovipro/contracts';
import type { DataSource } from 'typeorm';
import type { Caller } from '../context/caller';
import { notFound } from '../errors/api-error';
import { poolOf } from './data-source';
import { type ListView, listStatement } from './list';
import { ofOwnOffice, scopeFor } from './office-scope';
import { scopeValues, searchStatement, type View } from './search-statement';
import { runPrepared } from './statement';
import type { ResourceView } from './view';

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
  async page<Q extends PageQuery>(view: View<Q>, caller: Caller, query: Q): Promise<string> {
    const { text, values } = searchStatement(view, caller, query);
    const { rows } = await runPrepared(poolOf(this.dataSource) as never, text, values);
    return (rows[0] as { body: string }).body;
  }

  /** Everything that matches, in the view's one order, as JSON text. */
  async list<Q extends object>(view: ListView<Q>, caller: Caller, query: Q): Promise<string> {
    const { text, values } = listStatement(view, caller.agencyOfficeIds, query);
    const { rows } = await runPrepared(poolOf(this.dataSource) as never, text, values);
    return (rows[0] as { body: string }).body;
  }

  /**
   * One resource of the caller's.
   * @throws ApiError 404 where it is unknown or not the caller's to see
   */
  async one(view: ResourceView, caller: Caller, id: string): Promise<Representation> {
    const scope = scopeFor(caller, view.resource);
    const { ofOffices = ofOwnOffice, projection } = view;
    const inScope = 'creator' in scope ? 't.created_by = ANY($2)' : ofOffices('t', '$2::uuid[]');
    const text = `SELECT t.version, ${projection.etagExtrasSql ?? 'NULL'} AS extras, ${projection.sql} AS body
      FROM ${view.table} t WHERE t.${view.id} = $1 AND ${inScope}`;
    const { rows } = await runPrepared(poolOf(this.dataSource) as never, text, [id, scopeValues(scope)]);
    const row = rows[0] as Row | undefined;
    if (!row) throw notFound();
    return { body: row.body, etag: projection.etagOfRow(row.version, row.extras) };
  }
}

import type { Caller } from '../context/caller';
import { snakeCase } from './naming';

/** A row that belongs to an office. */
export interface OfficeOwned {
  agencyOfficeId?: string;
}

/** Which rows of a resource a caller may see: those of offices, or those the caller created. */
export type Scope = { offices: string[] } | { creator: string };

/** The one place that says what a caller sees. `<resource>:read-own` without `<resource>:read` means the own rows. */
export const scopeFor = (caller: Caller, resource: string): Scope =>
  !caller.can(`${resource}:read`) && caller.can(`${resource}:read-own`)
    ? { creator: caller.sub }
    : { offices: caller.agencyOfficeIds };

/** The scope as a condition for TypeORM's query builder. */
export const whereScope = (scope: Scope, alias: string): { sql: string; values: Record<string, unknown> } =>
  'creator' in scope
    ? { sql: `${alias}.createdBy = :scopeCreator`, values: { scopeCreator: scope.creator } }
    : { sql: `${alias}.agencyOfficeId = ANY(:scopeOffices)`, values: { scopeOffices: scope.offices } };

/** The scope as a column and its type, for statements of our own. */
export const scopeColumn = (scope: Scope): string => snakeCase('creator' in scope ? 'createdBy' : 'agencyOfficeId');

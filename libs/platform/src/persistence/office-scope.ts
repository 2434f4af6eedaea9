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

/**
 * How the rows of a resource belong to offices: a condition in SQL that holds for the rows of some offices.
 * @param row the alias of the resource's table
 * @param offices the place of the offices, an array of ids
 */
export type OfOffices = (row: string, offices: string) => string;

/** Rows that name their one office. */
export const ofOwnOffice: OfOffices = (row, offices) => `${row}.agency_office_id = ANY(${offices})`;

/** The scope as a condition for TypeORM's query builder. */
export const whereScope = (
  scope: Scope,
  alias: string,
  ofOffices: OfOffices = ofOwnOffice,
): { sql: string; values: Record<string, unknown> } =>
  'creator' in scope
    ? { sql: `${alias}.createdBy = :scopeCreator`, values: { scopeCreator: scope.creator } }
    : { sql: ofOffices(alias, ':scopeOffices'), values: { scopeOffices: scope.offices } };

/** The scope as a column, for statements of our own over rows that have one. */
export const scopeColumn = (scope: Scope): string => snakeCase('creator' in scope ? 'createdBy' : 'agencyOfficeId');

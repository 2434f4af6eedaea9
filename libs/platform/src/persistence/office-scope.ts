import type { Caller } from '../context/caller';

/** A row that belongs to an office. */
export interface OfficeOwned {
  agencyOfficeId?: string;
}

/**
 * How the rows of a resource belong to offices: a condition in SQL that holds for the rows of some offices.
 * @param row the alias of the resource's table
 * @param offices the place of the offices, an array of ids
 */
export type OfOffices = (row: string, offices: string) => string;

/** What of a resource says who may see it. */
export interface Scoped {
  /** The resource that permissions name, as in `assignment:read`. */
  permission: string;
  /** How its rows belong to offices, where they do not name their one office. */
  ofOffices?: OfOffices;
}

/** Gives a value a place in a statement, as in `$3::uuid[]`. */
type Bind = (value: unknown, type: string) => string;

/**
 * Stands in every statement that is bound to what its caller may see. Nothing else writes it; the conventions look for it
 * in what a service sends to its database.
 */
export const scopeMark = '/* scope */';

/** Rows that name their one office. */
export const ofOwnOffice: OfOffices = (row, offices) => `${row}.agency_office_id = ANY(${offices})`;

/** `<resource>:read-own` without `<resource>:read` means the rows that the caller created. */
const seesOwnAlone = (caller: Caller, permission: string): boolean =>
  !caller.can(`${permission}:read`) && caller.can(`${permission}:read-own`);

/** What a caller may see of a resource, in one statement. There is no other way from a caller to rows. */
export class BoundScope {
  /** The column of rows that name their one office or creator. */
  readonly column: 'agency_office_id' | 'created_by';
  /** The place of an array: the caller's offices, those of them that are asked for, or the caller as creator. */
  readonly place: string;
  /** Where the scope goes by creator: the condition on `t` of the offices that are asked for. */
  readonly asked?: string;
  private readonly ofOffices: OfOffices;

  /** @param offices that alone are asked for; all where none are given */
  constructor({ permission, ofOffices = ofOwnOffice }: Scoped, caller: Caller, bind: Bind, offices?: string[]) {
    this.ofOffices = ofOffices;
    if (seesOwnAlone(caller, permission)) {
      this.column = 'created_by';
      this.place = bind([caller.sub], 'text[]');
      if (offices) this.asked = ofOwnOffice('t', bind(offices, 'uuid[]'));
    } else {
      this.column = 'agency_office_id';
      const { agencyOfficeIds: own } = caller;
      this.place = bind(offices ? own.filter((office) => offices.includes(office)) : own, 'uuid[]');
    }
  }

  get isByOffice(): boolean {
    return this.column === 'agency_office_id';
  }

  /** Holds for the rows of a table that the caller may see. */
  rows(alias: string): string {
    return this.isByOffice ? `${this.ofOffices(alias, this.place)} ${scopeMark}` : this.namedBy(`${alias}.created_by`);
  }

  /** Holds for rows that name one of the offices themselves, or the creator. */
  namedBy(column: string): string {
    return `${column} = ANY(${this.place}) ${scopeMark}`;
  }

  /**
   * A query for each office or creator.
   * @param query gets the condition on its rows, which are those of `t`
   */
  each(query: (condition: string) => string): string {
    const condition = `t.${this.column} = scope.value ${scopeMark}`;
    return `unnest(${this.place}) AS scope(value) CROSS JOIN LATERAL (${query(condition)})`;
  }
}

import type { Client } from 'pg';
import { makeOffices } from './offices';

const shown = 10;

export interface Counted {
  table: string;
  /** As in `leads`. */
  what: string;
  column: string;
  codes: readonly string[];
}

type Counts = { agency_office_id: string; total: number } & Record<string, number | string>;

const statement = ({ table, column, codes }: Counted): string => `SELECT agency_office_id, count(*)::integer AS total,
    ${codes.map((code) => `(count(*) FILTER (WHERE ${column} = '${code}'))::integer AS "${code}"`).join(', ')}
  FROM ${table} GROUP BY agency_office_id ORDER BY total DESC, agency_office_id LIMIT ${shown}`;

const line = (name: string, cells: (string | number)[]): string =>
  [name.padEnd(50), ...cells.map((cell) => String(cell).padStart(12))].join('');

/** The largest offices as the database has them now, by status, and how to see what they have. */
export async function officeReport(client: Client, counted: Counted): Promise<string[]> {
  const { what, codes } = counted;
  const { rows } = await client.query<Counts>(statement(counted));
  const offices = new Map(makeOffices().all.map((office) => [office.agencyOfficeId, office]));
  const named = ({ agency_office_id: id }: Counts): string => `${id} ${offices.get(id)?.demo ? '* ' : ''}`;
  return [
    line(`the ${shown} largest offices`, [what, ...codes]),
    ...rows.map((row) => line(named(row), [row.total, ...codes.map((code) => row[code])])),
    '* has demo accounts: ville.valittaja and paula.paakayttaja see six such offices, risto.ranta the seventh.',
    'A token: POST /authentication/v1/tokens {"username": "ville.valittaja", "password": "demo-ville.valittaja"}, as in the README.',
  ];
}

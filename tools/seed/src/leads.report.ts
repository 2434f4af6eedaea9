import type { Client } from 'pg';
import { LeadStatusCode } from '@ovipro/contracts';
import { makeOffices } from './offices';

const shown = 10;

type Counts = { agency_office_id: string; total: number } & Record<LeadStatusCode, number>;

const statement = `SELECT agency_office_id, count(*)::integer AS total,
    ${LeadStatusCode.map((code) => `(count(*) FILTER (WHERE lead_status_code = '${code}'))::integer AS "${code}"`).join(', ')}
  FROM lead GROUP BY agency_office_id ORDER BY total DESC, agency_office_id LIMIT ${shown}`;

const line = (name: string, cells: (string | number)[]): string =>
  [name.padEnd(50), ...cells.map((cell) => String(cell).padStart(12))].join('');

/** The largest offices as the database has them now, and how to see their leads. */
export async function leadReport(client: Client): Promise<string[]> {
  const { rows } = await client.query<Counts>(statement);
  const offices = new Map(makeOffices().all.map((office) => [office.agencyOfficeId, office]));
  const named = ({ agency_office_id: id }: Counts): string => `${id} ${offices.get(id)?.demo ? '* ' : ''}`;
  return [
    line(`the ${shown} largest offices`, ['leads', ...LeadStatusCode]),
    ...rows.map((row) => line(named(row), [row.total, ...LeadStatusCode.map((code) => row[code])])),
    '* has demo accounts: ville.valittaja and paula.paakayttaja see six such offices, risto.ranta the seventh.',
    'A token: POST /authentication/v1/tokens {"username": "ville.valittaja", "password": "demo-ville.valittaja"}, as in the README.',
  ];
}

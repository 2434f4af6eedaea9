import type { Transaction } from '@ovipro/platform';
import type { KnownAgency, KnownAgent, KnownOffice, KnownParty } from './directory';

/** What is known of parties, agents and offices at this moment, for what keeps their names as they are now. */
export interface NamesOfNow {
  party(id: string): Partial<KnownParty>;
  agent(id: string): Partial<KnownAgent>;
  office(id: string): Partial<KnownOffice>;
  /** The agency of one of the offices. */
  agency(id: string): Partial<KnownAgency>;
}

/** Looks up names, to be copied. */
export async function namesOfNow(
  tx: Transaction,
  partyIds: string[],
  agentIds: string[],
  officeIds: string[] = [],
): Promise<NamesOfNow> {
  const rows = await tx.query<{ kind: string; id: string; data: object }>(
    `SELECT kind, id, data FROM directory_entry WHERE kind = 'party' AND id = ANY($1::uuid[])
     UNION ALL SELECT kind, id, data FROM directory_entry WHERE kind = 'agent' AND id = ANY($2::uuid[])
     UNION ALL SELECT kind, id, data FROM directory_entry WHERE kind = 'agency-office' AND id = ANY($3::uuid[])
     UNION ALL SELECT kind, id, data FROM directory_entry WHERE kind = 'agency' AND id IN (
       SELECT (data ->> 'agencyId')::uuid FROM directory_entry WHERE kind = 'agency-office' AND id = ANY($3::uuid[]))`,
    [partyIds, agentIds, officeIds],
  );
  const known = new Map(rows.map(({ kind, id, data }) => [`${kind} ${id}`, data]));
  const of = (kind: string) => (id: string) => known.get(`${kind} ${id}`) ?? {};
  return { party: of('party'), agent: of('agent'), office: of('agency-office'), agency: of('agency') };
}

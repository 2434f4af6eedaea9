import type { Transaction } from '@ovipro/platform';
import type { KnownAgent, KnownParty } from './directory';

/** What is known of parties and agents at this moment, for what keeps their names as they are now. */
export interface NamesOfNow {
  party(id: string): Partial<KnownParty>;
  agent(id: string): Partial<KnownAgent>;
}

/** Looks up names, to be copied. */
export async function namesOfNow(tx: Transaction, partyIds: string[], agentIds: string[]): Promise<NamesOfNow> {
  const rows = await tx.query<{ kind: string; id: string; data: object }>(
    `SELECT kind, id, data FROM directory_entry WHERE kind = 'party' AND id = ANY($1::uuid[])
     UNION ALL SELECT kind, id, data FROM directory_entry WHERE kind = 'agent' AND id = ANY($2::uuid[])`,
    [partyIds, agentIds],
  );
  const known = new Map(rows.map(({ kind, id, data }) => [`${kind} ${id}`, data]));
  return { party: (id) => known.get(`party ${id}`) ?? {}, agent: (id) => known.get(`agent ${id}`) ?? {} };
}

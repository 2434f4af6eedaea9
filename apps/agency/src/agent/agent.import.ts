import { type Agent, AgentRecord, AgentRemoval, agentChanged, agentRemoved } from '@ovipro/contracts';
import type { Root, Transaction, UnitOfWork } from '@ovipro/platform';
import { type Importer, oneImportAtATime, type Saved } from '../import/importer';
import { unlessUnknown, type Upsert, upsertAll } from '../import/upsert';
import type { AgentEntity } from './agent.entity';
import { agentRoot } from './agent.root';

const distinct = (ids: string[]): string[] => [...new Set(ids)];

/** Those who were removed, too: one who comes again goes on where the agent's events ended. */
const everyAgentRoot: Root<AgentEntity, Agent> = { ...agentRoot, where: undefined };

const upsert: Upsert<AgentRecord, AgentEntity, Agent> = {
  root: everyAgentRoot,
  event: agentChanged,
  idOf: ({ agentId }) => agentId,
  recordOf: ({ agentId, firstName, lastName, state, agencyOfficeIds, publicAgencyOfficeIds, content }) => ({
    ...content,
    ...{ agentId, firstName, lastName, state, agencyOfficeIds },
    publicAgentAgencyOfficeIds: publicAgencyOfficeIds,
  }),
  valuesOf: ({ agentId, firstName, lastName, state, agencyOfficeIds, publicAgentAgencyOfficeIds, ...content }) => ({
    ...{ agentId, firstName, lastName, state, agencyOfficeIds: distinct(agencyOfficeIds), content, removed: false },
    // main users choose public agents too, so a record that does not name any leaves them alone
    ...(publicAgentAgencyOfficeIds && { publicAgencyOfficeIds: distinct(publicAgentAgencyOfficeIds) }),
  }),
  defaults: { publicAgencyOfficeIds: [] },
};

/** The row stays, with the agent's names and the number of the last event; nobody finds it any more. */
async function remove(tx: Transaction, agentId: string): Promise<Saved> {
  const agent = await tx.lock(agentRoot, agentId).catch(unlessUnknown);
  if (!agent) return { outcome: 'unchanged' };
  tx.change(agent, { removed: true });
  tx.emit(agent, agentRemoved);
  return { outcome: 'removed' };
}

const isRemoval = (record: AgentRecord | AgentRemoval): record is AgentRemoval =>
  'removed' in record && record.removed === true;

/** Agents from a file, and the removal of agents. */
export const agentImporter = (unitOfWork: UnitOfWork): Importer<AgentRecord> => ({
  record: AgentRecord,
  removal: AgentRemoval,
  idOf: upsert.idOf,
  save: (records, options) =>
    unitOfWork.run(async (tx) => {
      await oneImportAtATime(tx);
      const kept = records.filter((record) => !isRemoval(record));
      const upserted = await upsertAll(tx, upsert, kept, options);
      const saved: Saved[] = [];
      for (const record of records)
        saved.push(isRemoval(record) ? await remove(tx, record.agentId) : (upserted.shift() as Saved));
      return saved;
    }),
});

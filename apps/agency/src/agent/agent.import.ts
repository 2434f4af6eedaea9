import { AgentRecord, agentChanged } from '@ovipro/contracts';
import type { UnitOfWork } from '@ovipro/platform';
import { type Importer, type Outcome, oneImportAtATime } from '../import/importer';
import { upsert } from '../import/upsert';
import { agentRoot } from './agent.root';

const distinct = (ids: string[]): string[] => [...new Set(ids)];

/** Agents from a file. */
export const agentImporter = (unitOfWork: UnitOfWork): Importer<AgentRecord> => ({
  record: AgentRecord,
  idOf: ({ agentId }) => agentId,
  save: (records) =>
    unitOfWork.run(async (tx) => {
      await oneImportAtATime(tx);
      const outcomes: Outcome[] = [];
      for (const record of records) {
        const { agentId, firstName, lastName, state, agencyOfficeIds, publicAgentAgencyOfficeIds, ...content } = record;
        const values = { agentId, firstName, lastName, state, agencyOfficeIds: distinct(agencyOfficeIds), content };
        // main users choose public agents too, so a record that does not name any leaves them alone
        const shown = publicAgentAgencyOfficeIds && { publicAgencyOfficeIds: distinct(publicAgentAgencyOfficeIds) };
        const defaults = { publicAgencyOfficeIds: [] };
        outcomes.push(
          await upsert(tx, { root: agentRoot, event: agentChanged, values: { ...values, ...shown }, defaults }),
        );
      }
      return outcomes;
    }),
});

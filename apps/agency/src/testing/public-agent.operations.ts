import { agencyOfficeChanged, agentChanged } from '@ovipro/contracts';
import type { Fixture, Operations, Params } from '@ovipro/testing';
import { ownOffice } from './agency-office.operations';
import { anAgent, putAgent } from './agent.mother';
import { newAgent } from './agent.operations';

async function publicAgent(fixture: Fixture): Promise<{ agentId: string }> {
  const { agentId } = await putAgent(
    fixture.db,
    anAgent([fixture.office], { publicAgentAgencyOfficeIds: [fixture.office] }),
  );
  return { agentId };
}

const readAgent = ({ agentId }: Params): string => `/agents/${agentId}`;

export const publicAgentOperations: Operations = {
  listPublicAgents: {
    method: 'GET',
    path: '/agencyOffices/{agencyOfficeId}/publicAgents',
    kind: 'list',
    roles: ['main-user', 'agent', 'integration'],
    params: ownOffice,
  },
  addPublicAgent: {
    method: 'POST',
    path: '/agencyOffices/{agencyOfficeId}/publicAgents',
    kind: 'action',
    roles: ['main-user'],
    params: async (fixture) => ({ ...(await ownOffice(fixture)), ...(await newAgent(fixture)) }),
    body: (_fixture, { agentId }) => ({ agentId }),
    readAt: readAgent,
    events: [agencyOfficeChanged, agentChanged],
  },
  removePublicAgent: {
    method: 'DELETE',
    path: '/agencyOffices/{agencyOfficeId}/publicAgents/{agentId}',
    kind: 'delete',
    roles: ['main-user'],
    params: async (fixture) => ({ ...(await ownOffice(fixture)), ...(await publicAgent(fixture)) }),
    readAt: readAgent,
    events: [agencyOfficeChanged, agentChanged],
  },
};

import type { Role } from '@ovipro/contracts';
import type { Fixture, Operations } from '@ovipro/testing';
import { anAgent, putAgent } from './agent.mother';

const readers: Role[] = ['main-user', 'agent', 'integration'];

export const newAgent = async (fixture: Fixture): Promise<{ agentId: string }> => {
  const { agentId } = await putAgent(fixture.db, anAgent([fixture.office]));
  return { agentId };
};

async function tenAgents({ db, office: own }: Fixture): Promise<void> {
  for (let index = 0; index < 10; index += 1) await putAgent(db, anAgent([own], { lastName: `Mäki ${index % 5}` }));
}

export const agentOperations: Operations = {
  searchAgents: {
    method: 'GET',
    path: '/agents',
    kind: 'search',
    roles: readers,
    search: {
      list: 'agents',
      id: 'agentId',
      populate: tenAgents,
      officeParameter: 'agencyOfficeId',
      unpaged: true,
      counted: true,
    },
  },
  getAgent: { method: 'GET', path: '/agents/{agentId}', kind: 'read', roles: readers, params: newAgent },
};

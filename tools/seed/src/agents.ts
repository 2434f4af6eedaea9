import { Chance } from './chance';
import { demoAgents, type Office } from './offices';
import { firstNames, lastNames } from './words';

export interface AgentName {
  firstName: string;
  lastName: string;
}

/** The names of all agents of some offices, by id: those of the demo data as they are there. */
export function agentNames(offices: Office[]): Map<string, AgentName> {
  const demo = demoAgents().map(({ agentId, firstName, lastName }) => [agentId, { firstName, lastName }] as const);
  const made = offices.flatMap(({ agentIds }) => agentIds).map((agentId) => [agentId, nameOf(agentId)] as const);
  return new Map([...made, ...demo]);
}

function nameOf(agentId: string): AgentName {
  const chance = Chance.one(`agent ${agentId}`, 0, 0);
  return { firstName: chance.pick(firstNames), lastName: chance.pick(lastNames) };
}

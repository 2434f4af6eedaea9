import type { Role } from '@ovipro/contracts';
import { makeCaller, type TestAnswer, type TestCaller, type TestRequest } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { type Json, startAgency, type TestAgency } from './agency-service';
import { anAgency, putAgency } from './agency.mother';
import { anOffice, putOffice } from './agency-office.mother';
import { anAgent, type KeptAgent, putAgent } from './agent.mother';

/** Somebody with a token for some offices. */
export interface Sender extends TestCaller {
  send(method: string, path: string, request?: TestRequest): Promise<TestAnswer>;
  /** What a GET that must succeed answers. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers differ by path
  get<B = any>(path: string): Promise<B>;
  etag(path: string): Promise<string>;
  /** The ids that a list shows, in its order. */
  ids(path: string): Promise<string[]>;
}

/** The agency service with what its tests make in it. */
export interface AgencyFixture extends TestAgency {
  as(role: Role, ...offices: string[]): Promise<Sender>;
  office(given?: Parameters<typeof anOffice>[0]): Promise<string>;
  agency(given?: Parameters<typeof anAgency>[0]): Promise<string>;
  agent(offices: string[], given?: Partial<KeptAgent>): Promise<string>;
}

const listed: Record<string, string> = { agencies: 'agencyId', agencyOffices: 'agencyOfficeId', agents: 'agentId' };

const idsOf = (answer: Json): string[] => {
  const [list] = Object.keys(answer).filter((key) => key in listed);
  return (answer[list] as Record<string, string>[]).map((row) => row[listed[list]]);
};

export async function startAgencyFixture(): Promise<AgencyFixture> {
  const service = await startAgency();
  const as = async (role: Role, ...offices: string[]): Promise<Sender> => {
    const caller = await makeCaller(service, role, offices);
    const send: Sender['send'] = (method, path, request) =>
      service.send(method, path, { token: caller.token, ...request });
    const found = async (path: string): Promise<TestAnswer> => {
      const answer = await send('GET', path);
      if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status} ${answer.text}`);
      return answer;
    };
    const get: Sender['get'] = async (path) => (await found(path)).body;
    const etag = async (path: string): Promise<string> => (await found(path)).headers.get('etag') as string;
    return { ...caller, send, get, etag, ids: async (path) => idsOf(await get(path)) };
  };
  return {
    ...service,
    as,
    office: async (given) =>
      (await putOffice(service.db, anOffice({ agencyOfficeId: randomUUID(), ...given }))).agencyOfficeId,
    agency: async (given) => (await putAgency(service.db, anAgency(given))).agencyId,
    agent: async (offices, given) => (await putAgent(service.db, anAgent(offices, given))).agentId,
  };
}

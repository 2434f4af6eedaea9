import type { OutgoingLead } from '@ovipro/contracts';
import { badParameters, makeFixture, refusal, startTestService, type TestService, type Fixture } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { leadService } from '../service';
import { anOutgoingLead } from '../testing/outgoing-lead.mother';

let service: TestService;
let fixture: Fixture;
const [party, otherParty, realty, otherRealty] = Array.from({ length: 4 }, () => randomUUID());

/** By name, what each lead is there for. */
const ids: Record<string, string> = {};

async function make(name: string, by: Fixture, partyId: string, realtyId?: string): Promise<void> {
  const lead = { realty: realtyId === undefined ? undefined : { realtyId } };
  const { leadId } = await by.make<OutgoingLead>('/outgoingLeads', anOutgoingLead(fixture.office, lead, partyId));
  ids[name] = leadId;
}

beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
  await make('plain', fixture, party);
  await make('realty', fixture, otherParty, realty);
  await make('mine', fixture.as('agent'), party, realty);
  await make('other', fixture.as('agent'), otherParty, otherRealty);
});
afterAll(() => service?.close());

async function found(query: string, by = fixture): Promise<string[]> {
  const { status, body, text } = await by.send('GET', `/outgoingLeads?${query}`);
  expect(status === 200 ? '' : text).toBe('');
  const { totalCount, leads } = body as { totalCount: number; leads: OutgoingLead[] };
  expect(totalCount).toBe(leads.length);
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return leads.map(({ leadId }) => names.get(leadId) ?? leadId);
}

describe('GET /outgoingLeads', () => {
  const agent = () => fixture.as('agent').caller.claims.agentId as string;
  const cases: [string, () => string, string[]][] = [
    ['everything, newest first', () => '', ['other', 'mine', 'realty', 'plain']],
    ['oldest first', () => 'sort=creationTime%7Casc', ['plain', 'realty', 'mine', 'other']],
    ['by one id', () => `leadId=${ids.plain}`, ['plain']],
    [
      'by one of two ids, in either case',
      () => `leadId=${ids.mine.toUpperCase()}&leadId=${ids.plain}`,
      ['mine', 'plain'],
    ],
    ['by an unknown id', () => `leadId=${randomUUID()}`, []],
    ['by the agent who sent it', () => `agentId=${agent()}`, ['other', 'mine']],
    ['by the agent, in upper case', () => `agentId=${agent().toUpperCase()}`, ['other', 'mine']],
    ['by an unknown agent', () => `agentId=${randomUUID()}`, []],
    [
      'by the office',
      () => `agencyOfficeId=${fixture.office}&agencyOfficeId=${randomUUID()}`,
      ['other', 'mine', 'realty', 'plain'],
    ],
    ['by a foreign office', () => `agencyOfficeId=${randomUUID()}`, []],
    ['by the party', () => `partyId=${party}`, ['mine', 'plain']],
    ['by the realty', () => `realtyId=${realty}`, ['mine', 'realty']],
    ['by realty and party', () => `realtyId=${realty}&partyId=${party}`, ['mine']],
    [
      'by agent, party, realty and id',
      () => `agentId=${agent()}&partyId=${otherParty}&realtyId=${otherRealty}&leadId=${ids.other}`,
      ['other'],
    ],
    ['by what excludes each other', () => `agentId=${agent()}&leadId=${ids.plain}`, []],
  ];

  it.each(cases)('finds %s', async (_what, query, names) => {
    expect(await found(query())).toEqual(names);
  });

  it('shows an integration the same, and lets it read each', async () => {
    expect(await found('', fixture.as('integration'))).toEqual(['other', 'mine', 'realty', 'plain']);
    expect((await fixture.as('integration').send('GET', `/outgoingLeads/${ids.mine}`)).status).toBe(200);
  });

  it('answers each lead as GET /outgoingLeads/{leadId} does', async () => {
    const { leads } = (await fixture.send('GET', '/outgoingLeads')).body as { leads: OutgoingLead[] };
    for (const lead of leads) expect((await fixture.send('GET', `/outgoingLeads/${lead.leadId}`)).body).toEqual(lead);
  });

  it('pages through a filtered search and counts what the filter lets through', async () => {
    const { body } = await fixture.send('GET', `/outgoingLeads?partyId=${party}&size=1&startIndex=1`);
    const { totalCount, leads } = body as { totalCount: number; leads: OutgoingLead[] };
    expect([totalCount, leads.map(({ leadId }) => leadId)]).toEqual([2, [ids.plain]]);
  });

  it.each(['agentId', 'partyId', 'realtyId'])('takes %s once', async (name) => {
    const value = randomUUID();
    const answer = await fixture.send('GET', `/outgoingLeads?${name}=${value}&${name}=${value}`);
    expect(refusal(answer)).toEqual(badParameters({ [name]: 'INVALID_TYPE' }));
  });

  it.each(['leadStatusCode=NEW', 'sort=modificationTime%7Cdesc', 'realtyFriendlyId=D66927'])(
    'does not know %s, which is the incoming leads’',
    async (query) => {
      const answer = await fixture.send('GET', `/outgoingLeads?${query}`);
      expect(refusal(answer)).toEqual(badParameters({ [query.split('=')[0]]: 'INVALID_TYPE' }));
    },
  );

  it('keeps incoming and outgoing leads apart', async () => {
    expect((await fixture.send('GET', '/leads')).body).toEqual({ totalCount: 0, leads: [] });
    expect((await fixture.send('GET', `/leads/${ids.plain}`)).status).toBe(404);
  });
});

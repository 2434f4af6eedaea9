import { type Lead, LeadStatusCode } from '@ovipro/contracts';
import { badParameters, makeFixture, refusal, startTestService, type TestService, type Fixture } from '@ovipro/testing';
import { type Caller } from '@ovipro/platform';
import { searchStatement } from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import { leadService } from '../service';
import { leadSearch } from './lead.search';
import { aLead, aMarketplaceLead } from '../testing/lead.mother';

let service: TestService;
let fixture: Fixture;
const [agent, otherAgent, party, otherParty] = Array.from({ length: 4 }, () => randomUUID());

/** By name, what each lead is there for. */
const ids: Record<string, string> = {};

async function make(name: string, lead: object, update?: object): Promise<void> {
  const { leadId } = await fixture.make<Lead>('/leads', aLead({ agencyOfficeId: fixture.office, ...lead }));
  ids[name] = leadId;
  if (update) await fixture.make(`/leads/${leadId}`, update, 'PUT');
}

const handled = (leadStatusCode: string, agentId: string | undefined, partyId: string) => ({
  leadStatusCode,
  lead: { agencyOfficeId: fixture.office, agentId, customer: { partyId } },
});

beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
  await make('plain', { realty: undefined, customer: { emailAddress: 'a@b' } });
  await make('realty', { realty: { friendlyId: 'D66927' } });
  await make('broker', {
    supplierAssignedIdentifiers: [
      { schemeId: 'one', supplierAssignedId: 'Ä-1 x' },
      { schemeId: 'other', supplierAssignedId: 'B2' },
    ],
    leadSourceTypeCode: 'BROKER',
    customer: { partyId: party },
  });
  await make(
    'progress',
    { supplierAssignedIdentifiers: [{ schemeId: 'third', supplierAssignedId: 'B2' }] },
    handled('IN_PROGRESS', agent, party),
  );
  await make('approved', { realty: { friendlyId: 'D66927' } }, handled('APPROVED', agent, otherParty));
  await make('rejected', {}, handled('REJECTED', otherAgent, party));
  const market = aMarketplaceLead({ agencyOffice: { agencyOfficeId: fixture.office } });
  ids.market = (await fixture.as('marketplace').make<Lead>('/marketplaces/ETUOVI/leads', market)).leadId;
});
afterAll(() => service?.close());

async function found(query: string): Promise<string[]> {
  const { status, body, text } = await fixture.send('GET', `/leads?${query}`);
  expect(status === 200 ? '' : text).toBe('');
  const { totalCount, leads } = body as { totalCount: number; leads: Lead[] };
  expect(totalCount).toBe(leads.length);
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return leads.map(({ leadId }) => names.get(leadId) ?? leadId);
}

describe('GET /leads', () => {
  const cases: [string, () => string, string[]][] = [
    ['everything, newest first', () => '', ['market', 'rejected', 'approved', 'progress', 'broker', 'realty', 'plain']],
    ['by one id', () => `leadId=${ids.plain}`, ['plain']],
    [
      'by one of two ids, in either case',
      () => `leadId=${ids.plain.toUpperCase()}&leadId=${ids.market}`,
      ['market', 'plain'],
    ],
    ['by an unknown id', () => `leadId=${randomUUID()}`, []],
    ['by the agent', () => `agentId=${agent}`, ['approved', 'progress']],
    ['by the agent, in upper case', () => `agentId=${otherAgent.toUpperCase()}`, ['rejected']],
    ['by an unknown agent', () => `agentId=${randomUUID()}`, []],
    [
      'by the office',
      () => `agencyOfficeId=${fixture.office}&agencyOfficeId=${randomUUID()}`,
      ['market', 'rejected', 'approved', 'progress', 'broker', 'realty', 'plain'],
    ],
    ['by the party', () => `partyId=${party}`, ['rejected', 'progress', 'broker']],
    ['by a status', () => 'leadStatusCode=NEW', ['market', 'broker', 'realty', 'plain']],
    ['by one of two statuses', () => 'leadStatusCode=APPROVED&leadStatusCode=REJECTED', ['rejected', 'approved']],
    ['by a source', () => 'leadSourceTypeCode=ETUOVI', ['market']],
    ['by one of two sources', () => 'leadSourceTypeCode=BROKER&leadSourceTypeCode=ETUOVI', ['market', 'broker']],
    ['by an unknown source', () => 'leadSourceTypeCode=NOSUCH', []],
    ['by the number of the realty', () => 'realtyFriendlyId=D66927', ['approved', 'realty']],
    ['by the number of the realty, exactly', () => 'realtyFriendlyId=d66927', []],
    ['by the number of the realty, never a part of it', () => 'realtyFriendlyId=D6692', []],
    ['by an id of the sender', () => `supplierAssignedId=${encodeURIComponent('Ä-1 x')}`, ['broker']],
    ['by an id of the sender, of any scheme', () => 'supplierAssignedId=B2', ['progress', 'broker']],
    ['by an id of the sender, exactly', () => 'supplierAssignedId=b2', []],
    ['by an id of the sender, never a part of it', () => 'supplierAssignedId=B', []],
    ['by an id of the sender and a status', () => 'supplierAssignedId=B2&leadStatusCode=NEW', ['broker']],
    ['by status and agent', () => `leadStatusCode=APPROVED&agentId=${agent}`, ['approved']],
    [
      'by two statuses, party and agent',
      () => `leadStatusCode=IN_PROGRESS&leadStatusCode=REJECTED&partyId=${party}&agentId=${otherAgent}`,
      ['rejected'],
    ],
    [
      'by realty, source, status and id',
      () => `realtyFriendlyId=D66927&leadSourceTypeCode=BANK&leadStatusCode=NEW&leadId=${ids.realty}`,
      ['realty'],
    ],
    ['by what excludes each other', () => `leadStatusCode=NEW&agentId=${agent}`, []],
  ];

  it.each(cases)('finds %s', async (_what, query, names) => {
    expect(await found(query())).toEqual(names);
  });

  it('sorts codes by the life cycle, not by the alphabet', async () => {
    const status = async (sort: string): Promise<string[]> => {
      const { body } = await fixture.send('GET', `/leads?sort=leadStatusCode|${sort}`.replace('|', '%7C'));
      return [...new Set((body as { leads: Lead[] }).leads.map(({ leadStatusCode }) => leadStatusCode))];
    };
    expect(await status('asc')).toEqual([...LeadStatusCode]);
    expect(await status('desc')).toEqual([...LeadStatusCode].reverse());
  });

  it('takes the sort with an unencoded bar, and several', async () => {
    expect(await found('sort=leadStatusCode%7Cdesc&sort=creationTime%7Casc')).toEqual([
      'rejected',
      'approved',
      'progress',
      'plain',
      'realty',
      'broker',
      'market',
    ]);
    const answer = await service.send('GET', '/leads?sort=creationTime|asc', { token: fixture.token });
    expect((answer.body as { leads: Lead[] }).leads[0].leadId).toBe(ids.plain);
  });

  it('pages through a filtered search and counts what the filter lets through', async () => {
    const { body } = await fixture.send('GET', `/leads?partyId=${party}&size=2&startIndex=1`);
    const { totalCount, leads } = body as { totalCount: number; leads: Lead[] };
    expect([totalCount, leads.map(({ leadId }) => leadId)]).toEqual([3, [ids.progress, ids.broker]]);
  });

  it('answers each lead as GET /leads/{leadId} does', async () => {
    const { leads } = (await fixture.send('GET', '/leads')).body as { leads: Lead[] };
    for (const lead of leads) expect((await fixture.send('GET', `/leads/${lead.leadId}`)).body).toEqual(lead);
  });

  it('shows a partner by its id of the lead what it created itself, and agents what has come to their offices', async () => {
    const supplierAssignedId = randomUUID();
    const partners = [fixture.as('partner'), (await makeFixture(service, service.send)).as('partner')];
    const created: string[] = [];
    for (const partner of partners) {
      const supplierAssignedIdentifiers = [{ schemeId: 'realtorSystemLeadId', supplierAssignedId }];
      const lead = aLead({ agencyOfficeId: fixture.office, supplierAssignedIdentifiers });
      created.push((await partner.make<Lead>('/leads', lead)).leadId);
    }
    const seenBy = async (caller: Fixture): Promise<string[]> => {
      const { body } = await caller.send('GET', `/leads?supplierAssignedId=${supplierAssignedId}`);
      return (body as { leads: Lead[] }).leads.map(({ leadId }) => leadId);
    };
    expect([await seenBy(partners[0]), await seenBy(partners[1])]).toEqual([[created[0]], [created[1]]]);
    expect(await seenBy(fixture)).toEqual([...created].reverse());
    await service.db.query('DELETE FROM lead WHERE lead_id = ANY($1)', [created]);
  });

  it('finds ids of senders by an index', async () => {
    const caller = { agencyOfficeIds: [fixture.office], can: () => true } as unknown as Caller;
    const { text, values } = searchStatement(leadSearch, caller, { supplierAssignedId: 'B2' });
    const client = await service.db.connect();
    await client.query('BEGIN; SET LOCAL enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    await client.query('ROLLBACK');
    client.release();
    expect(rows.map((line) => line['QUERY PLAN']).join('\n')).toContain('lead_supplier_ids');
  });

  it('shows a change at once', async () => {
    const leadId = ids.plain;
    const body = {
      leadStatusCode: 'IN_PROGRESS',
      lead: { agencyOfficeId: fixture.office, additionalNote: 'moved on' },
    };
    await fixture.make(`/leads/${leadId}`, body, 'PUT');
    expect(await found('leadStatusCode=IN_PROGRESS')).toEqual(['progress', 'plain']);
    expect((await found('sort=modificationTime%7Cdesc'))[0]).toBe('plain');
  });

  it.each(['agentId', 'partyId', 'realtyFriendlyId', 'supplierAssignedId'])('takes %s once', async (name) => {
    const value = randomUUID();
    const answer = await fixture.send('GET', `/leads?${name}=${value}&${name}=${value}`);
    expect(refusal(answer)).toEqual(badParameters({ [name]: 'INVALID_TYPE' }));
  });
});

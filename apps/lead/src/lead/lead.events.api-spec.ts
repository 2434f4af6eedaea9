import { type Lead, leadEvents, leadTopic, type LeadUpdateDetails, validate } from '@ovipro/contracts';
import {
  makeFixture,
  type PublishedEvent,
  startTestService,
  type TestAnswer,
  type TestService,
  type Fixture,
} from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { leadService } from '../service';
import { aLead, aMarketplaceLead } from '../testing/lead.mother';

let service: TestService;
let fixture: Fixture;
beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
});
afterAll(() => service?.close());

const agent = randomUUID();
const newLead = async (): Promise<string> =>
  (await fixture.make<Lead>('/leads', aLead({ agencyOfficeId: fixture.office }))).leadId;
const read = async (leadId: string): Promise<Lead> => (await fixture.send('GET', `/leads/${leadId}`)).body as Lead;
const put = (
  leadId: string,
  leadStatusCode: string,
  lead: Partial<LeadUpdateDetails> = {},
  headers = {},
): Promise<TestAnswer> =>
  fixture.send('PUT', `/leads/${leadId}`, {
    body: { leadStatusCode, lead: { agencyOfficeId: fixture.office, ...lead } },
    headers,
  });
const published = (leadId: string): Promise<PublishedEvent[]> => service.published(leadTopic.name, leadId);
const namesAndNumbers = (events: PublishedEvent[]) => events.map(({ name, sequence }) => `${sequence} ${name}`);

describe('the events of a lead', () => {
  it.each([
    ['another note', 'NEW', { additionalNote: 'x' }, ['lead-updated']],
    ['in progress', 'IN_PROGRESS', {}, ['lead-updated']],
    ['an agent', 'NEW', { agentId: agent }, ['lead-assigned']],
    ['an agent, in progress', 'IN_PROGRESS', { agentId: agent }, ['lead-assigned']],
    ['approved', 'APPROVED', {}, ['lead-approved']],
    ['rejected', 'REJECTED', {}, ['lead-rejected']],
    ['an agent, approved', 'APPROVED', { agentId: agent }, ['lead-assigned', 'lead-approved']],
    ['an agent, rejected', 'REJECTED', { agentId: agent }, ['lead-assigned', 'lead-rejected']],
  ] as const)('tell of %s', async (_what, status, change, names) => {
    const leadId = await newLead();
    const answer = await put(leadId, status, change);
    expect(answer.status).toBe(200);
    const events = await published(leadId);
    expect(namesAndNumbers(events)).toEqual(['1 lead-created', ...names.map((name, index) => `${index + 2} ${name}`)]);
    const lead = await read(leadId);
    for (const { data } of events.slice(1)) expect([data.previousStatusCode, data.lead]).toEqual(['NEW', lead]);
  });

  it('are numbered without gaps over a whole life, each with the state of its moment', async () => {
    const leadId = await newLead();
    const states = [await read(leadId)];
    const steps = [
      ['NEW', { agentId: agent }],
      ['IN_PROGRESS', { agentId: agent }],
      ['IN_PROGRESS', { agentId: randomUUID() }],
      ['IN_PROGRESS', {}],
      ['REJECTED', {}],
      ['REJECTED', { additionalNote: 'later' }],
    ] as const;
    for (const [status, change] of steps) {
      expect((await put(leadId, status, change)).status).toBe(200);
      states.push(await read(leadId));
    }
    const events = await published(leadId);
    expect(namesAndNumbers(events)).toEqual([
      '1 lead-created',
      '2 lead-assigned',
      '3 lead-updated',
      '4 lead-assigned',
      '5 lead-updated',
      '6 lead-rejected',
      '7 lead-updated',
    ]);
    expect(events.map(({ data }) => data.lead as Lead)).toEqual(states);
    expect(events.slice(1).map(({ data }) => data.previousStatusCode as string)).toEqual([
      'NEW',
      'NEW',
      'IN_PROGRESS',
      'IN_PROGRESS',
      'IN_PROGRESS',
      'REJECTED',
    ]);
  });

  it('are not published by what is refused or changes nothing', async () => {
    const leadId = await newLead();
    expect((await put(leadId, 'APPROVED', { agentId: agent })).status).toBe(200);
    expect((await put(leadId, 'APPROVED', { agentId: agent })).status).toBe(200);
    const refusals = [
      put(leadId, 'NEW'),
      put(leadId, 'x'),
      put(leadId, 'APPROVED', { agencyOfficeId: randomUUID() }),
      put(leadId, 'APPROVED', {}, { 'if-match': '"1"' }),
    ];
    for (const { status } of await Promise.all(refusals)) expect(status).toBeGreaterThanOrEqual(400);
    expect(namesAndNumbers(await published(leadId))).toEqual(['1 lead-created', '2 lead-assigned', '3 lead-approved']);
  });

  it('name the caller, the request and the moment', async () => {
    const requestId = randomUUID();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const leadId = await newLead();
    await put(leadId, 'APPROVED', {}, { 'request-id': requestId, traceparent });
    const event = (await published(leadId))[1];
    const { sub, name, agentId } = fixture.caller.claims;
    expect(event.data.actor).toEqual({ sub, name, agentId });
    expect(event.headers).toMatchObject({
      ce_specversion: '1.0',
      ce_type: 'fi.ovipro.lead-approved',
      ce_source: '/ovipro/lead',
      ce_subject: leadId,
      ce_sequence: '2',
      ce_requestid: requestId,
      'content-type': 'application/json',
    });
    expect(event.headers.ce_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(event.headers.ce_traceparent).toMatch(
      /^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/,
    );
    expect(event.headers.ce_dataschema).toMatch(/\/schemas\/events\/lead-approved\.json$/);
    expect(Date.parse(event.headers.ce_time)).toBe(Date.parse((event.data.lead as Lead).modificationTime));
  });

  it('name a marketplace and a partner, who are no agents', async () => {
    for (const role of ['marketplace', 'partner'] as const) {
      const sender = fixture.as(role);
      const { leadId } =
        role === 'marketplace'
          ? await sender.make(
              '/marketplaces/ETUOVI/leads',
              aMarketplaceLead({ agencyOffice: { agencyOfficeId: fixture.office } }),
            )
          : await sender.make('/leads', aLead({ agencyOfficeId: fixture.office }));
      const [event] = await published(leadId as string);
      expect([event.name, event.data]).toEqual([
        'lead-created',
        { lead: await read(leadId as string), actor: { sub: sender.caller.claims.sub, name: role } },
      ]);
    }
  });

  it('fit the classes and the golden samples that subscribers go by', async () => {
    const leadId = await newLead();
    await put(leadId, 'IN_PROGRESS', { additionalNote: 'x' });
    await put(leadId, 'APPROVED', { agentId: agent });
    for (const { name, data } of await published(leadId)) {
      const definition = leadEvents.find((event) => event.name === name);
      expect(validate(definition?.data as new () => object, data as object).faults).toEqual([]);
      expect(Object.keys(data as object).sort()).toEqual(Object.keys(definition?.sample as object).sort());
    }
  });

  it('keep their order and their numbers when many change one lead at the same moment', async () => {
    const leadId = await newLead();
    const notes = Array.from({ length: 15 }, (_, index) => `note ${index}`);
    await Promise.all(notes.map((additionalNote) => put(leadId, 'NEW', { additionalNote })));
    const events = await published(leadId);
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    const told = events.slice(1).map(({ data }) => (data.lead as Lead).lead.additionalNote);
    expect([...told].sort()).toEqual([...notes].sort());
    expect((await read(leadId)).lead.additionalNote).toBe(told.at(-1));
  });
});

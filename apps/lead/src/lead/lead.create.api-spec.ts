import type { Lead, LeadCreate, LeadDetails, LeadPage } from '@ovipro/contracts';
import {
  badBody,
  makeCaller,
  makeFixture,
  refusal,
  startTestService,
  type TestService,
  type Fixture,
  sampleOf,
} from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { leadService } from '../service';
import { aLead } from '../testing/lead.mother';

const createSample = sampleOf<LeadCreate>('lead', 'lead.create.request');
const createdSample = sampleOf('lead', 'lead.create.response');
const updateSample = sampleOf('lead', 'lead.update.request');
const searchSample = sampleOf<LeadPage>('lead', 'leads.search.response');

let service: TestService;
let fixture: Fixture;
beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send, createSample.lead.agencyOfficeId);
});
afterAll(() => service?.close());

const read = async (leadId: string): Promise<Lead> => (await fixture.send('GET', `/leads/${leadId}`)).body as Lead;
const create = async (lead: object): Promise<Lead> =>
  read((await fixture.make<{ leadId: string }>('/leads', { lead })).leadId);

/** What a value looks like: its fields and their types. */
const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
};

describe('the samples of the reference', () => {
  it('are accepted, and answered in the samples’ shapes', async () => {
    const made = await fixture.send('POST', '/leads', { body: createSample });
    expect([made.status, shape(made.body)]).toEqual([201, shape(createdSample)]);
    const { leadId } = made.body as { leadId: string };
    expect((await read(leadId)).lead).toEqual(createSample.lead);
    const updated = await fixture.send('PUT', `/leads/${leadId}`, { body: updateSample });
    expect([updated.status, updated.body]).toEqual([200, {}]);
    expect(await read(leadId)).toMatchObject(updateSample);
  });

  it('of the search come out as they went in', async () => {
    const [fresh, decided] = searchSample.leads;
    const office = randomUUID();
    const home = await makeFixture(service, service.send, office);
    const put = (leadId: string, leadStatusCode: string, lead: object) =>
      home.make(`/leads/${leadId}`, { leadStatusCode, lead: { agencyOfficeId: office, ...lead } }, 'PUT');
    for (const row of [decided, fresh]) await home.make('/leads', { lead: { ...row.lead, agencyOfficeId: office } });
    const search = async () => (await home.send('GET', '/leads')).body as typeof searchSample;
    const { leadId } = (await search()).leads[1];
    const kept = { additionalNote: decided.lead.additionalNote, customer: { partyId: decided.lead.customer.partyId } };
    await put(leadId, 'IN_PROGRESS', { ...kept, agentId: randomUUID() });
    await put(leadId, 'APPROVED', kept);
    const answer = await search();
    expect(shape(answer)).toEqual(shape(searchSample));
    expect(answer.leads.map(({ lead }) => ({ ...lead, agencyOfficeId: '' }))).toEqual(
      searchSample.leads.map(({ lead }) => ({ ...lead, agencyOfficeId: '' })),
    );
  });
});

describe('POST /leads', () => {
  it('makes a NEW lead that nobody handles yet', async () => {
    const before = Date.now();
    const { leadStatusCode, leadActionCodes, creationTime, modificationTime, ...rest } = await create(
      createSample.lead,
    );
    expect([leadStatusCode, leadActionCodes, modificationTime]).toEqual(['NEW', [], creationTime]);
    expect(Object.keys(rest).sort()).toEqual(['lead', 'leadId']);
    expect(creationTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/);
    expect(Math.abs(Date.parse(creationTime) - before)).toBeLessThan(5_000);
  });

  it('requires the type, the source, the office and the customer, and nothing else', async () => {
    const required = ['leadTypeCode', 'leadSourceTypeCode', 'agencyOfficeId', 'customer'].map((name) => `lead.${name}`);
    const faults = Object.fromEntries(required.map((name) => [name, 'VALUE_REQUIRED' as const]));
    expect(refusal(await fixture.send('POST', '/leads', { body: { lead: {} } }))).toEqual(badBody(faults));
  });

  it('answers exactly what was sent where only the least was sent', async () => {
    const least = {
      leadTypeCode: 'X',
      leadSourceTypeCode: 'Y_2',
      agencyOfficeId: fixture.office,
      customer: { phoneNumber: '112' },
    };
    expect((await create(least)).lead).toEqual(least);
  });

  it('keeps empty texts, lists and objects as sent', async () => {
    const lead: Partial<LeadDetails> = {
      message: '',
      additionalNote: '',
      tags: [],
      supplierAssignedIdentifiers: [],
      realty: { friendlyId: '', address: {} },
      recipient: {},
      customer: { emailAddress: 'a@b' },
    };
    const sent = { leadTypeCode: 'X', leadSourceTypeCode: 'Y', agencyOfficeId: fixture.office, ...lead };
    expect((await create(sent)).lead).toEqual(sent);
  });

  it.each([
    '  untrimmed\t\n',
    'e\u0301 is not é',
    '👩‍👩‍👧 \u202e\ufeff',
    '\u007f\u0085',
    "'; DROP TABLE lead; --",
    '<b>&amp;</b>',
    '\\u0000 \\" \\',
    'null',
  ])('keeps the text %j as sent', async (message) => {
    const sent = aLead({ agencyOfficeId: fixture.office, message, tags: [message], additionalNote: message }).lead;
    expect((await create(sent)).lead).toEqual(sent);
  });

  it('stores ids in lower case', async () => {
    const [office, partyId, recipient] = [fixture.office, randomUUID(), randomUUID()];
    const sent = aLead({
      agencyOfficeId: office.toUpperCase(),
      customer: { partyId: partyId.toUpperCase() },
      recipient: { agencyOfficeId: recipient.toUpperCase() },
    });
    const { lead } = await create(sent.lead);
    expect([lead.agencyOfficeId, lead.customer.partyId, lead.recipient?.agencyOfficeId]).toEqual([
      office,
      partyId,
      recipient,
    ]);
  });

  const codes = { leadTypeCode: 'A', leadSourceTypeCode: 'B' };

  it.each([{ emailAddress: 'ä@example.fi' }, { phoneNumber: '(09) 123-45' }, { partyId: randomUUID() }])(
    'takes a customer with one contact: %j',
    async (customer) => {
      expect((await create({ ...codes, agencyOfficeId: fixture.office, customer })).lead.customer).toEqual(customer);
    },
  );

  it.each([{}, { firstName: 'Teemu', lastName: 'Virtanen' }])(
    'refuses a customer without a contact: %j',
    async (customer) => {
      const answer = await fixture.send('POST', '/leads', {
        body: { lead: { ...codes, agencyOfficeId: fixture.office, customer } },
      });
      expect(refusal(answer)).toEqual(badBody({ 'lead.customer': 'VALUE_REQUIRED' }));
    },
  );

  it('names the missing contact together with all other faults', async () => {
    const lead = { leadTypeCode: 'x', customer: { firstName: 1 }, tags: ['ok', 2], nosuch: 1 };
    expect(refusal(await fixture.send('POST', '/leads', { body: { lead } }))).toEqual(
      badBody({
        'lead.leadTypeCode': 'INVALID_TYPE',
        'lead.leadSourceTypeCode': 'VALUE_REQUIRED',
        'lead.agencyOfficeId': 'VALUE_REQUIRED',
        'lead.customer': 'VALUE_REQUIRED',
        'lead.customer.firstName': 'INVALID_TYPE',
        'lead.tags[1]': 'INVALID_TYPE',
        'lead.nosuch': 'INVALID_TYPE',
      }),
    );
  });

  it.each([
    ['emailAddress', 'a b@c', 'INVALID_TYPE'],
    ['emailAddress', 'a@b@c', 'INVALID_TYPE'],
    ['emailAddress', 'a@', 'INVALID_TYPE'],
    ['phoneNumber', '+35 call me', 'INVALID_TYPE'],
  ] as const)('refuses %s %j', async (field, value, errorCode) => {
    const body = aLead({ agencyOfficeId: fixture.office, customer: { [field]: value, partyId: randomUUID() } });
    const answer = await fixture.send('POST', '/leads', { body });
    expect(refusal(answer)).toEqual(badBody({ [`lead.customer.${field}`]: errorCode }));
  });

  it('takes the recipient’s office for a mere name: it grants no sight', async () => {
    const other = await makeFixture(service, service.send);
    const { leadId } = await create(
      aLead({ agencyOfficeId: fixture.office, recipient: { agencyOfficeId: other.office } }).lead,
    );
    expect((await other.send('GET', `/leads/${leadId}`)).status).toBe(404);
    expect((await other.send('GET', '/leads')).body).toEqual({ totalCount: 0, leads: [] });
  });

  it('lets an agent create for each office of the token and for no other', async () => {
    const offices = [randomUUID(), randomUUID()];
    const { token } = await makeCaller(service, 'agent', offices);
    const status = async (agencyOfficeId: string) =>
      (await service.send('POST', '/leads', { token, body: aLead({ agencyOfficeId }) })).status;
    expect([await status(offices[0]), await status(offices[1]), await status(randomUUID())]).toEqual([201, 201, 403]);
  });
});

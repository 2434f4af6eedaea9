import type { OutgoingLead, OutgoingLeadCreate, OutgoingLeadPage } from '@ovipro/contracts';
import {
  badBody,
  makeCaller,
  makeFixture,
  refusal,
  refused,
  startTestService,
  type TestService,
  type Fixture,
  sampleOf,
} from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { leadService } from '../service';
import { anOutgoingLead } from '../testing/outgoing-lead.mother';

const createdSample = sampleOf('lead', 'lead.create.response');
const createSample = sampleOf('lead', 'outgoingLead.create.request');
const searchSample = sampleOf<OutgoingLeadPage>('lead', 'outgoingLeads.search.response');

let service: TestService;
let fixture: Fixture;
beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
});
afterAll(() => service?.close());

const known = (kind: 'agent' | 'party', id: string, data: object) =>
  service.db.query(
    `INSERT INTO directory_entry (kind, id, sequence, data) VALUES ($1, $2, 1, $3)
     ON CONFLICT (kind, id) DO UPDATE SET data = excluded.data`,
    [kind, id, data],
  );
const read = async (leadId: string, by = fixture): Promise<OutgoingLead> =>
  (await by.send('GET', `/outgoingLeads/${leadId}`)).body as OutgoingLead;
const create = async (body: object, by = fixture): Promise<OutgoingLead> =>
  read((await by.make<{ leadId: string }>('/outgoingLeads', body)).leadId, by);
/** The least that can be said. */
const least = (): OutgoingLeadCreate => ({
  lead: {},
  customer: { partyId: randomUUID() },
  sender: { agencyOfficeId: fixture.office },
});

const agentOf = (by: Fixture): string => by.caller.claims.agentId as string;

/** Who sent a lead of the sample, and what the directories know of sender and customer. */
async function senderOf({ customer, sender }: OutgoingLead, office: string): Promise<Fixture> {
  const by = await makeFixture(service, service.send, office);
  await known('party', customer.partyId, { ...customer, partyId: undefined });
  await known('agent', agentOf(by), { ...sender, agentId: undefined, agencyOfficeId: undefined });
  return by;
}

describe('the samples of the outgoing leads', () => {
  const rows = searchSample.leads;

  it('are accepted, and answered in the samples’ shapes', async () => {
    const [{ customer, sender }] = rows;
    const by = await senderOf(rows[0], createSample.sender.agencyOfficeId);
    const made = await by.send('POST', '/outgoingLeads', { body: createSample });
    expect([made.status, Object.keys(made.body as object)]).toEqual([201, Object.keys(createdSample)]);
    const { leadId } = made.body as OutgoingLead;
    const { creationTime: _time, ...lead } = await read(leadId, by);
    expect(lead).toEqual({ leadId, lead: createSample.lead, customer, sender: { ...sender, agentId: agentOf(by) } });
  });

  it('of the search come out as they went in', async () => {
    const office = randomUUID();
    for (const row of [rows[1], rows[0]]) {
      const { partyId } = row.customer;
      const body = { lead: row.lead, customer: { partyId }, sender: { agencyOfficeId: office } };
      await (await senderOf(row, office)).make('/outgoingLeads', body);
    }
    const { body } = await (await makeFixture(service, service.send, office)).send('GET', '/outgoingLeads');
    /** Without what each run makes anew. */
    const kept = ({ leads, ...rest }: { leads: OutgoingLead[] }) => ({
      ...rest,
      leads: leads.map((lead) => ({
        ...lead,
        ...{ leadId: '', creationTime: '' },
        sender: { ...lead.sender, agencyOfficeId: '', agentId: '' },
      })),
    });
    expect(kept(body as { leads: OutgoingLead[] })).toEqual(kept({ ...searchSample, leads: rows }));
  });
});

describe('POST /outgoingLeads', () => {
  const party = { firstName: 'Aino', lastName: 'Korhonen', emailAddress: 'aino@example.com' };
  const agent = { firstName: 'Minna', lastName: 'Monnila', emailAddress: 'minna@example.com', phoneNumber: '+3585' };

  it('completes the sender from the token’s agent, and the customer from the party directory', async () => {
    const partyId = randomUUID();
    const agentId = agentOf(fixture);
    await known('party', partyId, party);
    await known('agent', agentId, agent);
    const { leadId: _id, creationTime, ...lead } = await create({ ...least(), customer: { partyId } });
    const sender = { ...agent, agentId, agencyOfficeId: fixture.office };
    expect(lead).toEqual({ lead: {}, customer: { ...party, partyId }, sender });
    expect(Math.abs(Date.parse(creationTime) - Date.now())).toBeLessThan(5_000);
  });

  it('copies the names when the lead is created: a later name changes nothing', async () => {
    const partyId = randomUUID();
    const by = await makeFixture(service, service.send, fixture.office);
    await known('party', partyId, party);
    await known('agent', agentOf(by), agent);
    const before = await create({ ...least(), customer: { partyId } }, by);
    await known('party', partyId, { ...party, lastName: 'Uusi' });
    await known('agent', agentOf(by), { ...agent, lastName: 'Uusi' });
    expect(await read(before.leadId)).toEqual(before);
    expect((await create({ ...least(), customer: { partyId } }, by)).customer.lastName).toBe('Uusi');
  });

  it('leaves out names that nobody has told yet', async () => {
    const sent = least();
    const { customer, sender } = await create(sent, fixture.as('agent'));
    expect([customer, sender]).toEqual([sent.customer, { ...sent.sender, agentId: agentOf(fixture.as('agent')) }]);
  });

  it('names no agent where the caller is none', async () => {
    const token = await service.issuer.token({ ...fixture.caller.claims, agentId: undefined });
    const made = await fixture.send('POST', '/outgoingLeads', { token, body: least() });
    expect((await read((made.body as OutgoingLead).leadId)).sender).toEqual({ agencyOfficeId: fixture.office });
  });

  it('keeps empty texts, lists and objects as sent', async () => {
    const lead = { subject: '', message: '', additionalNote: '', realty: {}, documents: [] };
    expect((await create({ ...least(), lead })).lead).toEqual(lead);
  });

  it.each(['fi', 'sv', 'en'])('takes the language %s', async (languageCode) => {
    expect((await create({ ...least(), lead: { languageCode } })).lead).toEqual({ languageCode });
  });

  it('stores ids in lower case', async () => {
    const [partyId, realtyId, documentId] = [randomUUID(), randomUUID(), randomUUID()];
    const document = { documentId: documentId.toUpperCase(), documentTypeCode: 'BROCHURE' };
    const { lead, customer, sender } = await create({
      lead: { realty: { realtyId: realtyId.toUpperCase() }, documents: [document] },
      customer: { partyId: partyId.toUpperCase() },
      sender: { agencyOfficeId: fixture.office.toUpperCase() },
    });
    const ids = [lead.realty?.realtyId, lead.documents?.[0].documentId, customer.partyId, sender.agencyOfficeId];
    expect(ids).toEqual([realtyId, documentId, partyId, fixture.office]);
  });

  it('requires the lead, the customer’s partyId and the sender’s office, and names all that is missing', async () => {
    const faultsOf = async (body: object) => refusal(await fixture.send('POST', '/outgoingLeads', { body }));
    const required = 'VALUE_REQUIRED';
    expect(await faultsOf({})).toEqual(badBody({ lead: required, customer: required, sender: required }));
    expect(await faultsOf({ lead: { documents: [{}] }, customer: {}, sender: {} })).toEqual(
      badBody({
        'lead.documents[0].documentId': required,
        'lead.documents[0].documentTypeCode': required,
        'customer.partyId': required,
        'sender.agencyOfficeId': required,
      }),
    );
  });

  it('sends for each office of the token and for no other', async () => {
    const offices = [randomUUID(), randomUUID()];
    const { token } = await makeCaller(service, 'agent', offices);
    const send = (office: string) => service.send('POST', '/outgoingLeads', { token, body: anOutgoingLead(office) });
    expect([(await send(offices[0])).status, (await send(offices[1])).status]).toEqual([201, 201]);
    expect(refusal(await send(randomUUID()))).toEqual(refused(403, 'UNAUTHORIZED'));
  });

  it.each(['partner', 'marketplace', 'integration'] as const)('is not for the role %s', async (role) => {
    const answer = await fixture.as(role).send('POST', '/outgoingLeads', { body: anOutgoingLead(fixture.office) });
    expect(refusal(answer)).toEqual(refused(403, 'UNAUTHORIZED'));
  });
});

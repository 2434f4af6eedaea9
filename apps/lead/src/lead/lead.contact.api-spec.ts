import type { Lead } from '@ovipro/contracts';
import { badBody, makeFixture, refusal, startTestService, type TestService, type Fixture } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { leadService } from '../service';
import { aLead } from '../testing/lead.mother';

let service: TestService;
let fixture: Fixture;
beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
});
afterAll(() => service?.close());

const party = randomUUID();
const newLead = async (customer: object): Promise<string> =>
  (await fixture.make<Lead>('/leads', aLead({ agencyOfficeId: fixture.office, customer }))).leadId;
const read = async (leadId: string): Promise<Lead> => (await fixture.send('GET', `/leads/${leadId}`)).body as Lead;
const put = (leadId: string, lead: object) =>
  fixture.send('PUT', `/leads/${leadId}`, {
    body: { leadStatusCode: 'NEW', lead: { agencyOfficeId: fixture.office, ...lead } },
  });

describe('the last contact of the customer', () => {
  const required = { 'lead.customer': 'VALUE_REQUIRED' as const };

  it.each([undefined, {}])('is not to be taken away by customer %j', async (customer) => {
    const leadId = await newLead({ firstName: 'Teemu', partyId: party });
    expect(refusal(await put(leadId, { customer }))).toEqual(badBody(required));
    expect((await read(leadId)).lead.customer.partyId).toBe(party);
  });

  it('may be another party', async () => {
    const other = randomUUID();
    const leadId = await newLead({ partyId: party });
    expect((await put(leadId, { customer: { partyId: other } })).status).toBe(200);
    expect((await read(leadId)).lead.customer).toEqual({ partyId: other });
  });

  it.each([{ emailAddress: 'a@b' }, { phoneNumber: '112' }])('may be %j alone', async (contact) => {
    const leadId = await newLead({ ...contact, partyId: party });
    expect((await put(leadId, {})).status).toBe(200);
    expect((await read(leadId)).lead.customer).toEqual(contact);
  });

  it('is named together with the other faults of the body', async () => {
    const leadId = await newLead({ partyId: party });
    const send = (body: object) => fixture.send('PUT', `/leads/${leadId}`, { body });
    const faulty = { leadStatusCode: 'x', lead: { agencyOfficeId: fixture.office, additionalNote: 1 } };
    const own = { leadStatusCode: 'INVALID_TYPE', 'lead.additionalNote': 'INVALID_TYPE' } as const;
    expect(refusal(await send(faulty))).toEqual(badBody({ ...own, ...required }));
    expect(refusal(await send({ ...faulty, lead: { ...faulty.lead, customer: {} } }))).toEqual(
      badBody({ ...own, ...required }),
    );
  });

  it('is not asked for where the customer, or the lead, is at fault as a whole', async () => {
    const leadId = await newLead({ partyId: party });
    const faultsOf = async (lead: unknown) =>
      refusal(await fixture.send('PUT', `/leads/${leadId}`, { body: { leadStatusCode: 'NEW', lead } })).errors;
    const agencyOfficeId = fixture.office;
    expect(await faultsOf({ agencyOfficeId, customer: null })).toEqual({ 'lead.customer': 'INVALID_TYPE' });
    expect(await faultsOf({ agencyOfficeId, customer: 1 })).toEqual({ 'lead.customer': 'INVALID_TYPE' });
    expect(await faultsOf({ agencyOfficeId, customer: { partyId: 'x' } })).toEqual({
      'lead.customer.partyId': 'INVALID_TYPE',
    });
    expect(await faultsOf('x')).toEqual({ lead: 'INVALID_TYPE' });
    expect(await faultsOf(undefined)).toEqual({ lead: 'VALUE_REQUIRED' });
  });

  it('tells nothing of a lead that is not the caller’s to see', async () => {
    const leadId = await newLead({ partyId: party });
    const other = await makeFixture(service, service.send);
    const body = { leadStatusCode: 'x', lead: { agencyOfficeId: other.office } };
    expect(refusal(await other.send('PUT', `/leads/${leadId}`, { body }))).toEqual(
      badBody({ leadStatusCode: 'INVALID_TYPE' }),
    );
  });
});

import { type Lead, type MarketplaceLeadCreate, MarketplaceSourceCode } from '@ovipro/contracts';
import {
  badBody,
  badParameters,
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
import { aLead, aMarketplaceLead } from '../testing/lead.mother';

const sample = sampleOf<MarketplaceLeadCreate>('lead', 'marketplaceLead.create.request');

let service: TestService;
let fixture: Fixture;
beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
});
afterAll(() => service?.close());

const forbidden = refused(403, 'UNAUTHORIZED');
const inOffice = (agencyOfficeId: string) => aMarketplaceLead({ agencyOffice: { agencyOfficeId } });

describe('POST /marketplaces/{marketplaceCode}/leads', () => {
  it('takes the sample of the reference, sent as etuovi', async () => {
    const home = await makeFixture(service, service.send, sample.lead.agencyOffice.agencyOfficeId);
    const { leadId } = await home.as('marketplace').make('/marketplaces/ETUOVI/leads', sample);
    const { agencyOffice, ...lead } = sample.lead;
    const expected = { ...lead, leadSourceTypeCode: 'ETUOVI', agencyOfficeId: agencyOffice.agencyOfficeId };
    expect(((await home.send('GET', `/leads/${leadId}`)).body as Lead).lead).toEqual(expected);
  });

  it.each(MarketplaceSourceCode)('lets %s create under its own code and no other', async (own) => {
    const { token } = await makeCaller(service, 'marketplace', [], own);
    for (const code of MarketplaceSourceCode) {
      const answer = await service.send('POST', `/marketplaces/${code}/leads`, {
        token,
        body: inOffice(fixture.office),
      });
      expect([code, answer.status]).toEqual([code, code === own ? 201 : 403]);
      if (code !== own) continue;
      const { lead } = (await fixture.send('GET', answer.headers.get('location') as string)).body as Lead;
      expect(lead.leadSourceTypeCode).toBe(own);
    }
  });

  it.each(['NOSUCH', 'etuovi', 'ETUOVI%20'])('says that the code %s is not known', async (code) => {
    const answer = await fixture
      .as('marketplace')
      .send('POST', `/marketplaces/${code}/leads`, { body: inOffice(fixture.office) });
    expect(refusal(answer)).toEqual(badParameters({ marketplaceCode: 'INVALID_TYPE' }));
  });

  it.each(['agent', 'main-user', 'partner', 'integration'] as const)(
    'refuses the role %s, whatever the code',
    async (role) => {
      for (const code of ['ETUOVI', 'NOSUCH']) {
        const answer = await fixture
          .as(role)
          .send('POST', `/marketplaces/${code}/leads`, { body: inOffice(fixture.office) });
        expect(refusal(answer)).toEqual(forbidden);
      }
    },
  );

  it('takes a lead for any office, known or not', async () => {
    const answer = await fixture
      .as('marketplace')
      .send('POST', '/marketplaces/ETUOVI/leads', { body: inOffice(randomUUID()) });
    expect(answer.status).toBe(201);
  });

  it('refuses a source and an office of the other kind of lead', async () => {
    const body = {
      lead: { ...inOffice(fixture.office).lead, leadSourceTypeCode: 'BANK', agencyOfficeId: fixture.office },
    };
    const answer = await fixture.as('marketplace').send('POST', '/marketplaces/ETUOVI/leads', { body });
    expect(refusal(answer)).toEqual(
      badBody({ 'lead.leadSourceTypeCode': 'INVALID_TYPE', 'lead.agencyOfficeId': 'INVALID_TYPE' }),
    );
  });

  it('requires the type, the office and the customer, but no source', async () => {
    const faultsOf = async (lead: object) =>
      refusal(await fixture.as('marketplace').send('POST', '/marketplaces/ETUOVI/leads', { body: { lead } }));
    const common = { 'lead.leadTypeCode': 'VALUE_REQUIRED', 'lead.customer': 'VALUE_REQUIRED' } as const;
    expect(await faultsOf({})).toEqual(badBody({ ...common, 'lead.agencyOffice': 'VALUE_REQUIRED' }));
    expect(await faultsOf({ agencyOffice: {} })).toEqual(
      badBody({ ...common, 'lead.agencyOffice.agencyOfficeId': 'VALUE_REQUIRED' }),
    );
  });

  it('asks for a contact of the customer', async () => {
    const body = aMarketplaceLead({ customer: { firstName: 'Teemu' } });
    const answer = await fixture.as('marketplace').send('POST', '/marketplaces/ETUOVI/leads', { body });
    expect(refusal(answer)).toEqual(badBody({ 'lead.customer': 'VALUE_REQUIRED' }));
  });

  it('lets a marketplace do nothing else', async () => {
    const marketplace = fixture.as('marketplace');
    const { leadId } = await marketplace.make('/marketplaces/ETUOVI/leads', inOffice(fixture.office));
    const attempts = [
      marketplace.send('POST', '/leads', { body: aLead({ agencyOfficeId: fixture.office }) }),
      marketplace.send('GET', '/leads'),
      marketplace.send('GET', `/leads/${leadId}`),
      marketplace.send('PUT', `/leads/${leadId}`, { body: {} }),
    ];
    for (const answer of await Promise.all(attempts)) expect(refusal(answer)).toEqual(forbidden);
  });
});

describe('a partner', () => {
  const ids = async (partner: Fixture, query = ''): Promise<string[]> => {
    const { body } = await partner.send('GET', `/leads?size=100${query}`);
    const { totalCount, leads } = body as { totalCount: number; leads: Lead[] };
    expect(totalCount).toBe(leads.length);
    return leads.map(({ leadId }) => leadId);
  };

  it('creates leads for any office, and reads those that it created and no other', async () => {
    const [home, other] = await Promise.all([makeFixture(service, service.send), makeFixture(service, service.send)]);
    const make = async (by: Fixture, agencyOfficeId: string) =>
      (await by.make<Lead>('/leads', aLead({ agencyOfficeId }))).leadId;
    const partner = home.as('partner');
    const mine = [
      await make(partner, home.office),
      await make(partner, other.office),
      await make(partner, randomUUID()),
    ];
    const theirs = [await make(home, home.office), await make(other.as('partner'), home.office)];

    expect((await ids(partner)).sort()).toEqual([...mine].sort());
    expect(await ids(partner, `&agencyOfficeId=${other.office}`)).toEqual([mine[1]]);
    expect(await ids(partner, `&leadId=${mine[0]}&leadId=${theirs[0]}`)).toEqual([mine[0]]);
    for (const leadId of mine) expect((await partner.send('GET', `/leads/${leadId}`)).status).toBe(200);
    for (const leadId of theirs) expect((await partner.send('GET', `/leads/${leadId}`)).status).toBe(404);
    expect((await ids(home)).sort()).toEqual([mine[0], ...theirs].sort());
  });

  it('sees its lead wherever it was moved, and what became of it', async () => {
    const [home, other] = await Promise.all([makeFixture(service, service.send), makeFixture(service, service.send)]);
    const { leadId } = await home.as('partner').make('/leads', aLead({ agencyOfficeId: home.office }));
    const { token } = await makeCaller(service, 'agent', [home.office, other.office]);
    const body = { leadStatusCode: 'REJECTED', lead: { agencyOfficeId: other.office } };
    expect((await service.send('PUT', `/leads/${leadId}`, { token, body })).status).toBe(200);
    const seen = (await home.as('partner').send('GET', `/leads/${leadId}`)).body as Lead;
    expect([seen.leadStatusCode, seen.lead.agencyOfficeId]).toEqual(['REJECTED', other.office]);
    expect((await home.send('GET', `/leads/${leadId}`)).status).toBe(404);
  });

  it('changes no lead, not even its own', async () => {
    const partner = fixture.as('partner');
    const { leadId } = await partner.make('/leads', aLead({ agencyOfficeId: fixture.office }));
    const body = { leadStatusCode: 'APPROVED', lead: { agencyOfficeId: fixture.office } };
    expect(refusal(await partner.send('PUT', `/leads/${leadId}`, { body }))).toEqual(forbidden);
  });
});

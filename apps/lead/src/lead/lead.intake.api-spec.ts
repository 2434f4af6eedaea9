import { type Lead, MarketplaceSourceCode } from '@ovipro/contracts';
import {
  badBody,
  makeFixture,
  refusal,
  startTestService,
  type TestAnswer,
  type TestService,
  type Fixture,
} from '@ovipro/testing';
import { leadService } from '../service';
import { aLead, aMarketplaceLead } from '../testing/lead.mother';

let service: TestService;
let fixture: Fixture;
beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
});
afterAll(() => service?.close());

type Part = Record<string, unknown>;

/** Both ways in which a lead comes from outside. */
const endpoints: [string, (part: { customer: Part; recipient?: Part }) => Promise<TestAnswer>][] = [
  [
    'POST /leads',
    (part) => fixture.send('POST', '/leads', { body: aLead({ agencyOfficeId: fixture.office, ...(part as object) }) }),
  ],
  [
    'POST /marketplaces/{marketplaceCode}/leads',
    (part) => {
      const body = aMarketplaceLead({ agencyOffice: { agencyOfficeId: fixture.office }, ...(part as object) });
      return fixture.as('marketplace').send('POST', '/marketplaces/ETUOVI/leads', { body });
    },
  ],
];

describe.each(endpoints)('%s', (name, post) => {
  const leadOf = async (answer: TestAnswer) => {
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return ((await fixture.send('GET', answer.headers.get('location') as string)).body as Lead).lead;
  };

  it.each([
    ...['puh. 050 1234567', 'tel:+358501234567', '0501234567 x12', '040 123 4567 (iltaisin)'],
    ...['+1 (555) 010-0199 ext. 3', '050\u2011123\u20114567', '050–123–4567', '٠٥٠١٢٣٤٥٦٧', '112'],
  ])('takes the phone number %j and answers it as sent', async (phoneNumber) =>
    expect((await leadOf(await post({ customer: { phoneNumber } }))).customer).toEqual({ phoneNumber }),
  );

  it.each(['-', '()', '+', '12', 'soittakaa', '050\u200b1234567', '050\u00071234567'])(
    'refuses %j as the only contact',
    async (phoneNumber) =>
      expect(refusal(await post({ customer: { phoneNumber } }))).toEqual(
        badBody({ 'lead.customer.phoneNumber': 'INVALID_TYPE' }),
      ),
  );

  it.each([
    ...['teemu@.', 'a@example..fi', '<b>@<i>', 'mailto:a@example.fi', 'a\u200b@b.fi', 'a@b\u00ad.fi'],
    ...['a@\u202eb.fi', `${'a'.repeat(65)}@b.fi`, `a@${'b'.repeat(253)}`],
  ])('refuses the e-mail address %j', async (emailAddress) =>
    expect(refusal(await post({ customer: { emailAddress, phoneNumber: '112' } }))).toEqual(
      badBody({ 'lead.customer.emailAddress': 'INVALID_TYPE' }),
    ),
  );

  it('takes empty and blank texts of customer and recipient for absent, and cuts blanks around contacts', async () => {
    const customer = { firstName: '', lastName: ' ', emailAddress: '', phoneNumber: ' 050 1234567\n', partyId: '' };
    const recipient = { name: '\u00a0', emailAddress: '\tinfo@example.fi ', agencyOfficeId: '  ' };
    const lead = await leadOf(await post({ customer, recipient }));
    expect([lead.customer, lead.recipient]).toEqual([
      { phoneNumber: '050 1234567' },
      { emailAddress: 'info@example.fi' },
    ]);
  });

  it('refuses a customer whose every contact is blank', async () => {
    const customer = { firstName: 'Teemu', emailAddress: '', phoneNumber: ' ', partyId: '\t' };
    expect(refusal(await post({ customer }))).toEqual(badBody({ 'lead.customer': 'VALUE_REQUIRED' }));
  });

  it('says in the API document how it reads such texts', async () => {
    const { paths } = (await service.send('GET', '/openapi.json')).body as {
      paths: Record<string, { post?: { description?: string } }>;
    };
    expect(paths[name.replace('POST ', '')].post?.description).toMatch(/empty or blank counts as absent/);
  });
});

describe('POST /leads', () => {
  it.each(MarketplaceSourceCode)('leaves the source %s to the endpoint of the marketplace', async (code) => {
    for (const role of ['agent', 'main-user', 'partner'] as const) {
      const body = aLead({ agencyOfficeId: fixture.office, leadSourceTypeCode: code });
      expect([role, refusal(await fixture.as(role).send('POST', '/leads', { body }))]).toEqual([
        role,
        badBody({ 'lead.leadSourceTypeCode': 'INVALID_TYPE' }),
      ]);
    }
  });

  it('refuses ids of other systems that nobody could find again', async () => {
    const supplierAssignedIdentifiers = [
      { schemeId: ' ', supplierAssignedId: 'a\u200bb' },
      { schemeId: 'portal ', supplierAssignedId: 'a b' },
    ];
    const body = aLead({
      agencyOfficeId: fixture.office,
      supplierAssignedIdentifiers,
      realty: { friendlyId: '\u202ed66927' },
    });
    expect(refusal(await fixture.send('POST', '/leads', { body }))).toEqual(
      badBody({
        'lead.supplierAssignedIdentifiers[0].schemeId': 'VALUE_REQUIRED',
        'lead.supplierAssignedIdentifiers[0].supplierAssignedId': 'INVALID_TYPE',
        'lead.supplierAssignedIdentifiers[1].schemeId': 'INVALID_TYPE',
        'lead.realty.friendlyId': 'INVALID_TYPE',
      }),
    );
  });
});

describe('PUT /leads/{leadId}', () => {
  it('reads no text leniently: a blank party is at fault', async () => {
    const { leadId } = await fixture.make<{ leadId: string }>('/leads', aLead({ agencyOfficeId: fixture.office }));
    const body = { leadStatusCode: 'NEW', lead: { agencyOfficeId: fixture.office, customer: { partyId: '' } } };
    expect(refusal(await fixture.send('PUT', `/leads/${leadId}`, { body }))).toEqual(
      badBody({ 'lead.customer.partyId': 'INVALID_TYPE' }),
    );
  });
});

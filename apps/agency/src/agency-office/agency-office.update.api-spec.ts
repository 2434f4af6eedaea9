import type { AgencyOffice } from '@ovipro/contracts';
import { badBody, refusal } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { anOfficeUpdate, writableOf } from '../testing/agency-office.mother';
import { type AgencyFixture, type Sender, startAgencyFixture } from '../testing/agency-fixture';

let grounds: AgencyFixture;
beforeAll(async () => (grounds = await startAgencyFixture()));
afterAll(() => grounds?.close());

async function newOffice(given: Partial<AgencyOffice> = {}): Promise<{ office: string; path: string; caller: Sender }> {
  const office = await grounds.office(given);
  return { office, path: `/agencyOffices/${office}`, caller: await grounds.as('main-user', office) };
}

describe('PUT /agencyOffices/{agencyOfficeId}', () => {
  it('replaces all that it may write, and leaves alone what it may not', async () => {
    const { office, path, caller } = await newOffice();
    const before = await caller.get<AgencyOffice>(path);
    const update = anOfficeUpdate(office);
    expect(await caller.send('PUT', path, { body: update })).toMatchObject({ status: 200, body: {} });
    expect(await caller.get(path)).toEqual({ ...before, ...update });
  });

  it('unsets every optional field that is left out', async () => {
    const { office, path, caller } = await newOffice();
    const before = await caller.get<AgencyOffice>(path);
    expect((await caller.send('PUT', path, { body: { agencyOfficeId: office } })).status).toBe(200);
    const { agencyOfficeId, agencyOfficeNumber, agency, agencyOrganizationGroup, contacts, name, location } = before;
    const { postalAddress, visitingAddress, contracts } = before;
    expect(await caller.get(path)).toEqual({
      agencyOfficeId,
      agencyOfficeNumber,
      agency,
      agencyOrganizationGroup,
      contacts,
      name,
      location,
      postalAddress,
      visitingAddress,
      contracts,
    });
  });

  it('stores empty lists, texts and objects as sent', async () => {
    const { office, path, caller } = await newOffice();
    const body = {
      agencyOfficeId: office,
      tags: [],
      links: [{ name: '' }],
      marketingName: [{ languageCode: 'fi', text: '' }],
      recommendation: {},
      reportingName: '',
      financialAccounts: [{ financialAccountId: ' FI00 no IBAN ' }],
    };
    expect((await caller.send('PUT', path, { body })).status).toBe(200);
    expect(await caller.get(path)).toMatchObject(body);
  });

  it('refuses list elements that say nothing, and a translation of one language twice', async () => {
    const { office, path, caller } = await newOffice();
    const twice = ['fi', 'fi'].map((languageCode) => ({ languageCode, text: 'x' }));
    const body = {
      agencyOfficeId: office,
      ...{ tags: [{}], links: [{}], financialAccounts: [{}], supplierAssignedIdentifiers: [{}] },
      ...{ marketingName: twice, description: twice, currentNewsDescription: twice, phoneDescription: twice },
    };
    expect(refusal(await caller.send('PUT', path, { body }))).toEqual(
      badBody({
        'tags[0].tag': 'VALUE_REQUIRED',
        'links[0]': 'VALUE_REQUIRED',
        'financialAccounts[0]': 'VALUE_REQUIRED',
        'supplierAssignedIdentifiers[0]': 'VALUE_REQUIRED',
        'marketingName[1].languageCode': 'INVALID_TYPE',
        'description[1].languageCode': 'INVALID_TYPE',
        'currentNewsDescription[1].languageCode': 'INVALID_TYPE',
        'phoneDescription[1].languageCode': 'INVALID_TYPE',
      }),
    );
    const contacts = { contacts: [], officeDescription: twice };
    expect(refusal(await caller.send('PUT', `${path}/contacts`, { body: contacts }))).toEqual(
      badBody({ 'officeDescription[1].languageCode': 'INVALID_TYPE' }),
    );
  });

  it('takes what GET answered, as coordinates and contacts do, and changes nothing by it', async () => {
    const { path, caller } = await newOffice();
    const [etag, answered] = [await caller.etag(path), await caller.get<AgencyOffice>(path)];
    for (const [part, body] of Object.entries(writableOf(answered))) {
      const { status, headers } = await caller.send('PUT', path + part, { body });
      expect([part, status, headers.get('etag')]).toEqual([part, 200, etag]);
    }
    expect(await caller.get(path)).toEqual(answered);
  });

  it('names a wrong id together with all other faults', async () => {
    const { path, caller } = await newOffice();
    const body = { agencyOfficeId: randomUUID(), contactRecipientCode: 'NOBODY', name: 'x' };
    expect(refusal(await caller.send('PUT', path, { body }))).toEqual(
      badBody({ agencyOfficeId: 'INVALID_TYPE', contactRecipientCode: 'INVALID_TYPE', name: 'INVALID_TYPE' }),
    );
  });
});

describe('PUT /agencyOffices/{agencyOfficeId}/coordinates', () => {
  it.each([
    [-90, -180],
    [90, 180],
    [0, 0],
    [61.48662, 23.24047],
    [1e-7, -1.123456789012345],
  ])('places the office at %d, %d', async (latitude, longitude) => {
    const { path, caller } = await newOffice({ location: undefined });
    expect(await caller.get(path)).not.toHaveProperty('location');
    const answer = await caller.send('PUT', `${path}/coordinates`, { body: { latitude, longitude } });
    expect(answer).toMatchObject({ status: 200, body: {} });
    expect((await caller.get(path)).location).toEqual({ latitude, longitude });
  });

  it.each([
    [
      { latitude: 90.0000001, longitude: -180.0000001 },
      { latitude: 'INVALID_TYPE', longitude: 'INVALID_TYPE' },
    ],
    [
      { latitude: -90.0000001, longitude: 180.0000001 },
      { latitude: 'INVALID_TYPE', longitude: 'INVALID_TYPE' },
    ],
    [{ latitude: 1 }, { longitude: 'VALUE_REQUIRED' }],
  ] as const)('refuses %j', async (body, errors) => {
    const { path, caller } = await newOffice();
    expect(refusal(await caller.send('PUT', `${path}/coordinates`, { body }))).toEqual(badBody(errors));
  });
});

import type { AgencyOffice, AgencyOfficeContact } from '@ovipro/contracts';
import { badBody, refusal, refused, type TestAnswer } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { type AgencyFixture, type Sender, startAgencyFixture } from '../testing/agency-fixture';

let grounds: AgencyFixture;
beforeAll(async () => (grounds = await startAgencyFixture()));
afterAll(() => grounds?.close());

const contact = (value: string, contactId: string = randomUUID()): AgencyOfficeContact => ({
  contactId,
  contactTypeCode: 'PHONE',
  value,
});

async function newOffice(given: Partial<AgencyOffice> = {}): Promise<{ path: string; caller: Sender }> {
  const office = await grounds.office(given);
  return { path: `/agencyOffices/${office}`, caller: await grounds.as('main-user', office) };
}

const put = (caller: Sender, path: string, contacts: object[], more: object = {}): Promise<TestAnswer> =>
  caller.send('PUT', `${path}/contacts`, { body: { contacts, ...more } });

const uuidV4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('PUT /agencyOffices/{agencyOfficeId}/contacts', () => {
  it('adds a contact without id, updates one with its id, deletes those left out, and answers what is there then', async () => {
    const [kept, updated, left] = [contact('1'), contact('2'), contact('3')];
    const { path, caller } = await newOffice({ contacts: [left, kept, updated] });
    const added = { contactTypeCode: 'EMAIL', value: 'a@b' };
    const { status, body } = await put(caller, path, [{ ...updated, value: '22' }, added, kept]);
    const contacts = [{ ...updated, value: '22' }, { contactId: expect.stringMatching(uuidV4), ...added }, kept];
    expect([status, body]).toEqual([200, { contacts }]);
    expect((await caller.get(path)).contacts).toEqual(body.contacts);
  });

  it('deletes all contacts by an empty list, and adds to an office that has none', async () => {
    const { path, caller } = await newOffice();
    expect((await put(caller, path, [])).body).toEqual({ contacts: [] });
    expect((await caller.get(path)).contacts).toEqual([]);
    const bare = await newOffice({ contacts: undefined });
    expect(await bare.caller.get(bare.path)).not.toHaveProperty('contacts');
    expect((await put(bare.caller, bare.path, [{ contactTypeCode: 'FAX', value: '1' }])).status).toBe(200);
    expect((await bare.caller.get(bare.path)).contacts).toHaveLength(1);
  });

  it.each(['unknown', "another office's", 'deleted'])(
    'answers INVALID_ID for a contact id that is %s',
    async (what) => {
      const [own, gone] = [contact('1'), contact('2')];
      const { path, caller } = await newOffice({ contacts: [own, gone] });
      await put(caller, path, [own]);
      const foreign = contact('3');
      await grounds.office({ contacts: [foreign] });
      const id = { unknown: randomUUID(), "another office's": foreign.contactId, deleted: gone.contactId }[what];
      const etag = await caller.etag(path);
      expect(refusal(await put(caller, path, [contact('4', id)]))).toEqual(
        refused(404, 'INVALID_ID', { 'contacts[0].contactId': 'INVALID_TYPE' }),
      );
      expect([(await caller.get(path)).contacts, await caller.etag(path)]).toEqual([[own], etag]);
    },
  );

  it('refuses an id that stands twice, by its place, with all other faults', async () => {
    const own = contact('1');
    const { path, caller } = await newOffice({ contacts: [own] });
    const again = { ...own, contactId: own.contactId.toUpperCase(), value: '' };
    expect(refusal(await put(caller, path, [own, again, { contactTypeCode: 'x' }]))).toEqual(
      badBody({
        'contacts[1].contactId': 'INVALID_TYPE',
        'contacts[1].value': 'VALUE_REQUIRED',
        'contacts[2].contactTypeCode': 'INVALID_TYPE',
        'contacts[2].value': 'VALUE_REQUIRED',
      }),
    );
  });

  it('names a place once, though its id is malformed and stands twice', async () => {
    const { path, caller } = await newOffice();
    expect(refusal(await put(caller, path, [contact('1', 'x'), contact('2', 'x')]))).toEqual(
      badBody({ 'contacts[0].contactId': 'INVALID_TYPE', 'contacts[1].contactId': 'INVALID_TYPE' }),
    );
  });

  it('leaves the description as it was where officeDescription is absent, and replaces it where it is there', async () => {
    const { path, caller } = await newOffice();
    const { description } = await caller.get<AgencyOffice>(path);
    expect((await put(caller, path, [])).status).toBe(200);
    expect((await caller.get(path)).description).toEqual(description);
    const own = [{ languageCode: 'en', text: 'Homes' }];
    await put(caller, path, [], { officeDescription: own });
    expect((await caller.get(path)).description).toEqual(own);
    await put(caller, path, [], { officeDescription: [] });
    expect((await caller.get(path)).description).toEqual([]);
  });

  it('answers the same new ids to a repetition that names If-Match', async () => {
    const { path, caller } = await newOffice();
    const headers = { 'if-match': await caller.etag(path), 'request-id': randomUUID() };
    const body = { contacts: [{ contactTypeCode: 'PHONE', value: '1' }] };
    const [first, again] = [
      await caller.send('PUT', `${path}/contacts`, { body, headers }),
      await caller.send('PUT', `${path}/contacts`, { body, headers }),
    ];
    expect([first.status, again.text]).toEqual([200, first.text]);
    expect((await caller.get(path)).contacts).toEqual(first.body.contacts);
  });
});

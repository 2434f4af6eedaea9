import type { Agency, AgencyOffice } from '@ovipro/contracts';
import { anOfficeUpdate } from '../testing/agency-office.mother';
import { linesOf } from '../testing/agency-service';
import { type AgencyFixture, type Sender, startAgencyFixture } from '../testing/agency-fixture';
import { anOffice } from '../testing/agency-office.mother';
import { anAgency } from '../testing/agency.mother';

let grounds: AgencyFixture;
beforeAll(async () => (grounds = await startAgencyFixture()));
afterAll(() => grounds?.close());

interface Renamed {
  office: AgencyOffice;
  path: string;
  caller: Sender;
  before: string;
  after: string;
  rename(names: Partial<Agency>): Promise<void>;
}

/** An office whose agency was called otherwise a moment ago, with its ETags. */
async function renamedAgency(names: Partial<Agency>): Promise<Renamed> {
  const agency = anAgency();
  const office = anOffice({ agency: { agencyId: agency.agencyId } });
  await grounds.admin.import('agencies', linesOf(agency));
  await grounds.admin.import('offices', linesOf(office));
  const path = `/agencyOffices/${office.agencyOfficeId}`;
  const caller = await grounds.as('main-user', office.agencyOfficeId);
  const rename = async (given: Partial<Agency>): Promise<void> =>
    void (await grounds.admin.import('agencies', linesOf({ ...agency, ...given })));
  const before = await caller.etag(path);
  await rename(names);
  return { office, path, caller, before, after: await caller.etag(path), rename };
}

describe('the ETag of an office, whose answer shows the names of its agency', () => {
  it.each([{ officialName: 'Uusi Oy LKV' }, { marketingName: 'Uusi' }, { marketingName: undefined }])(
    'changes when its agency becomes %j',
    async (names) => {
      const { path, caller, before, after } = await renamedAgency(names);
      expect(after).not.toBe(before);
      expect((await caller.get(path)).agency).toMatchObject(JSON.parse(JSON.stringify(names)) as object);
      const read = (etag: string) => caller.send('GET', path, { headers: { 'if-none-match': etag } });
      expect([(await read(before)).status, (await read(after)).status]).toEqual([200, 304]);
    },
  );

  it('is the old one again when the names are', async () => {
    const { path, caller, before, rename } = await renamedAgency({ officialName: 'Uusi Oy LKV' });
    await rename({});
    expect(await caller.etag(path)).toBe(before);
  });

  it('stays when anything else of the agency changes', async () => {
    const { before, after } = await renamedAgency({ agencyNumber: 7 });
    expect(after).toBe(before);
  });

  it('passes If-Match by its version alone, from before and after the renaming', async () => {
    const { office, path, caller, before, after } = await renamedAgency({ officialName: 'Uusi Oy LKV' });
    const body = anOfficeUpdate(office.agencyOfficeId);
    const first = await caller.send('PUT', path, { body, headers: { 'if-match': before } });
    expect([first.status, first.headers.get('etag')]).toEqual([200, await caller.etag(path)]);
    expect((await caller.send('PUT', path, { body, headers: { 'if-match': after } })).status).toBe(412);
  });

  it('is the same in what PUT, coordinates and contacts answer', async () => {
    const { office, path, caller } = await renamedAgency({ marketingName: undefined });
    const bodies = {
      '': anOfficeUpdate(office.agencyOfficeId),
      '/coordinates': { latitude: 1, longitude: 2 },
      '/contacts': { contacts: [] },
    };
    for (const [part, body] of Object.entries(bodies)) {
      const { headers } = await caller.send('PUT', path + part, { body });
      expect([part, headers.get('etag')]).toEqual([part, await caller.etag(path)]);
    }
  });
});

import { type AgencyOffice, agencyOfficeTopic, type Role } from '@ovipro/contracts';
import { demoRecords, importDemo } from './testing/agency-service';
import { writableOf } from './testing/agency-office.mother';
import { type AgencyFixture, type Sender, startAgencyFixture } from './testing/agency-fixture';

const [agencies, offices, agents] = ['agencies', 'agency-offices', 'agents'].map(demoRecords);

let grounds: AgencyFixture;
beforeAll(async () => (grounds = await startAgencyFixture()));
afterAll(() => grounds?.close());

describe('the demo data', () => {
  const everyOffice = offices.map(({ agencyOfficeId }) => agencyOfficeId as string);
  const as = (role: Role): Promise<Sender> => grounds.as(role, ...everyOffice);
  beforeAll(() => importDemo(grounds.admin));

  it.each(agencies)('answers the agency $officialName exactly as it was imported', async (record) => {
    expect(await (await as('agent')).get(`/agencies/${String(record.agencyId)}`)).toEqual(record);
  });

  it.each(offices)('answers the office $name exactly as it was imported', async (record) => {
    expect(await (await as('agent')).get(`/agencyOffices/${String(record.agencyOfficeId)}`)).toEqual(record);
  });

  it.each(agents)('answers the agent $firstName $lastName exactly as imported', async (record) => {
    const { agencyOfficeIds: _internal, ...answered } = record;
    expect(await (await as('agent')).get(`/agents/${String(record.agentId)}`)).toEqual({
      ...answered,
      modificationTime: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    });
  });

  it.each(offices)('takes what each PUT of the office $name may write, and moves nothing by it', async (record) => {
    const path = `/agencyOffices/${String(record.agencyOfficeId)}`;
    const caller = await as('main-user');
    const etag = await caller.etag(path);
    for (const [part, body] of Object.entries(writableOf(record as unknown as AgencyOffice))) {
      const { status, headers } = await caller.send('PUT', path + part, { body });
      expect([part, status, headers.get('etag')]).toEqual([part, 200, etag]);
    }
    expect(await caller.get(path)).toEqual(record);
    expect(await grounds.published(agencyOfficeTopic.name, record.agencyOfficeId as string)).toHaveLength(1);
  });
});

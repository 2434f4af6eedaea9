import { type Lead, LeadStatusCode } from '@ovipro/contracts';
import { makeFixture, startTestService, type TestService, type Fixture } from '@ovipro/testing';
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

const counted = async (query = ''): Promise<number> => {
  const { body } = await fixture.send('GET', `/leads?size=1${query}`);
  return (body as { totalCount: number }).totalCount;
};

/** By status, as the API counts and as the rows are. */
async function expectTrue(): Promise<void> {
  const sql = `SELECT count(*)::integer AS all, ${LeadStatusCode.map((code) => `count(*) FILTER (WHERE lead_status_code = '${code}')::integer AS "${code}"`).join()}
    FROM lead WHERE agency_office_id = $1`;
  const { all, ...statuses } = (await service.db.query(sql, [fixture.office])).rows[0] as Record<string, number>;
  expect(await counted()).toBe(all);
  for (const code of LeadStatusCode) expect(await counted(`&leadStatusCode=${code}`)).toBe(statuses[code]);
}

describe('totalCount of leads, of an office and by status', () => {
  it('follows creation, change of status, removal, and writes at the same time', async () => {
    expect(await counted()).toBe(0);
    const create = () => fixture.make<Lead>('/leads', aLead({ agencyOfficeId: fixture.office }));
    const leads = await Promise.all(Array.from({ length: 30 }, create));
    expect(await counted('&leadStatusCode=NEW')).toBe(30);
    await expectTrue();
    const decide = ({ leadId }: Lead, index: number) => {
      const lead = { agencyOfficeId: fixture.office, agentId: randomUUID() };
      return fixture.make(`/leads/${leadId}`, { leadStatusCode: LeadStatusCode[index % 4], lead }, 'PUT');
    };
    await Promise.all([...leads.map(decide), ...Array.from({ length: 10 }, create)]);
    await expectTrue();
    await service.db.query(`DELETE FROM lead WHERE lead_status_code = 'APPROVED'`);
    expect(await counted('&leadStatusCode=APPROVED')).toBe(0);
    await expectTrue();
  });

  it('counts nothing of a write that is rolled back', async () => {
    const before = await counted();
    const client = await service.db.connect();
    await client.query('BEGIN; DELETE FROM lead');
    expect(await counted()).toBe(before);
    await client.query('ROLLBACK');
    client.release();
    expect(await counted()).toBe(before);
  });

  it('follows a lead into another office', async () => {
    const other = randomUUID();
    const before = await counted();
    const { rowCount } = await service.db.query(
      'UPDATE lead SET agency_office_id = $1 WHERE lead_id = (SELECT lead_id FROM lead WHERE agency_office_id = $2 LIMIT 1)',
      [other, fixture.office],
    );
    expect([rowCount, await counted()]).toEqual([1, before - 1]);
    const { rows } = await service.db.query(
      'SELECT sum(leads)::integer AS leads FROM lead_count WHERE agency_office_id = $1',
      [other],
    );
    expect(rows).toEqual([{ leads: 1 }]);
  });
});

import type { AgencyOffice } from '@ovipro/contracts';
import { refusal, refused } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { type AgencyFixture, startAgencyFixture } from '../testing/agency-fixture';

let grounds: AgencyFixture;
beforeAll(async () => (grounds = await startAgencyFixture()));
afterAll(() => grounds?.close());

const officeOf = (agencyId: string, given: Partial<AgencyOffice> = {}): Promise<string> =>
  grounds.office({ agency: { agencyId }, ...given });

describe('GET /agencies/{agencyId}', () => {
  it("shows an agency of the caller's offices", async () => {
    const agencyId = await grounds.agency();
    const offices = [await officeOf(agencyId), await officeOf(agencyId)];
    for (const office of offices) {
      const caller = await grounds.as('agent', office);
      expect(await caller.get(`/agencies/${agencyId}`)).toMatchObject({ agencyId, agencyNumber: 1021 });
    }
  });

  it('answers INVALID_ID for another agency, one without offices and one that is not imported', async () => {
    const [home, foreign, bare, unknown] = [
      await grounds.agency(),
      await grounds.agency(),
      await grounds.agency(),
      randomUUID(),
    ];
    const caller = await grounds.as('main-user', await officeOf(home), await officeOf(unknown));
    await officeOf(foreign);
    const answers = await Promise.all([foreign, bare, unknown].map((id) => caller.send('GET', `/agencies/${id}`)));
    expect(answers.map(refusal)).toEqual(Array(3).fill(refused(404, 'INVALID_ID')));
  });
});

describe('GET /agencies?agentId=', () => {
  it('finds the agencies that the agent and the caller both see, each once and without a count', async () => {
    const [one, both, other] = [await grounds.agency(), await grounds.agency(), await grounds.agency()];
    const mine = [await officeOf(one), await officeOf(both), await officeOf(both)];
    const agentId = await grounds.agent([mine[1], mine[2], await officeOf(both), await officeOf(other)]);
    const caller = await grounds.as('agent', ...mine);
    const answer = await caller.get(`/agencies?agentId=${agentId}`);
    expect(Object.keys(answer as object)).toEqual(['agencies']);
    expect(answer.agencies).toEqual([await caller.get(`/agencies/${both}`)]);
  });

  it('finds an agency that each of them sees by another office, where they share one elsewhere', async () => {
    const [shared, second] = [await grounds.agency(), await grounds.agency()];
    const common = await officeOf(shared);
    const agentId = await grounds.agent([common, await officeOf(second)]);
    const caller = await grounds.as('agent', common, await officeOf(second));
    expect((await caller.ids(`/agencies?agentId=${agentId}`)).sort()).toEqual([shared, second].sort());
  });

  it('finds nothing for an unknown agent, nor for one who shares no office with the caller', async () => {
    const agencyId = await grounds.agency();
    const caller = await grounds.as('agent', await officeOf(agencyId));
    const stranger = await grounds.agent([await officeOf(agencyId)]);
    for (const agentId of [randomUUID(), stranger])
      expect(await caller.get(`/agencies?agentId=${agentId}`)).toEqual({ agencies: [] });
  });

  it('lists the newest first, then by id', async () => {
    const agencies = [await grounds.agency(), await grounds.agency(), await grounds.agency()];
    const offices = await Promise.all(agencies.map((agencyId) => officeOf(agencyId)));
    const sql = 'UPDATE agency SET creation_time = $1 WHERE agency_id = ANY($2)';
    await grounds.db.query(sql, [new Date('2020-01-01T00:00:00Z'), agencies.slice(0, 2)]);
    const agentId = await grounds.agent(offices);
    const caller = await grounds.as('agent', ...offices);
    const older = agencies.slice(0, 2).sort().reverse();
    expect(await caller.ids(`/agencies?agentId=${agentId}`)).toEqual([agencies[2], ...older]);
  });
});

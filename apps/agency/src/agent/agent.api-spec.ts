import type { Agent } from '@ovipro/contracts';
import { refusal, refused } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { linesOf } from '../testing/agency-service';
import { type AgencyFixture, startAgencyFixture } from '../testing/agency-fixture';
import { anAgent } from '../testing/agent.mother';

let grounds: AgencyFixture;
beforeAll(async () => (grounds = await startAgencyFixture()));
afterAll(() => grounds?.close());

const offices = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

describe('whom a caller sees', () => {
  it('are the agents who share any office with the caller, in lists and by id', async () => {
    const [one, two, foreign] = offices(3);
    const seen = [await grounds.agent([one]), await grounds.agent([foreign, two]), await grounds.agent([one, two])];
    const unseen = [await grounds.agent([foreign]), await grounds.agent([]), randomUUID()];
    const caller = await grounds.as('agent', one, two);
    expect((await caller.ids('/agents')).sort()).toEqual([...seen].sort());
    const statuses = (ids: string[]) => Promise.all(ids.map((id) => caller.send('GET', `/agents/${id}`)));
    expect((await statuses(seen)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await statuses(unseen)).map(refusal)).toEqual(Array(3).fill(refused(404, 'INVALID_ID')));
  });

  it('are not those whom an office shows although they belong elsewhere', async () => {
    const [own, foreign] = offices(2);
    const agentId = await grounds.agent([foreign], { publicAgentAgencyOfficeIds: [own] });
    const caller = await grounds.as('agent', own);
    expect(await caller.get('/agents')).toEqual({ agents: [], totalCount: 0 });
    expect((await caller.send('GET', `/agents/${agentId}`)).status).toBe(404);
  });

  it('are shown without the offices that they belong to', async () => {
    const [own, foreign] = offices(2);
    const agentId = await grounds.agent([own, foreign]);
    const { text } = await (await grounds.as('agent', own)).send('GET', `/agents/${agentId}`);
    expect(text).not.toContain('"agencyOfficeIds"');
    expect(text).not.toContain(foreign);
  });

  it('are shown whatever state they are in, with contacts that need no id', async () => {
    const [own] = offices(1);
    const given = { state: 'INACTIVE', contacts: [{ contactTypeCode: 'PHONE', value: '1' }] };
    const agentId = await grounds.agent([own], given);
    expect(await (await grounds.as('agent', own)).get(`/agents/${agentId}`)).toMatchObject(given);
  });
});

describe('GET /agents', () => {
  it('lists agents as GET of each answers them, and counts them', async () => {
    const [own] = offices(1);
    const ids = await Promise.all(Array.from({ length: 120 }, () => grounds.agent([own])));
    const caller = await grounds.as('agent', own);
    const answer = await caller.get<{ agents: Agent[]; totalCount: number }>('/agents');
    expect([Object.keys(answer), answer.totalCount]).toEqual([['agents', 'totalCount'], 120]);
    expect(answer.agents.map(({ agentId }) => agentId)).toEqual([...ids].sort());
    expect(answer.agents[0]).toEqual(await caller.get(`/agents/${answer.agents[0].agentId}`));
  });

  it("by agencyOfficeId lists the agents of that office, of an office outside the caller's none", async () => {
    const [one, two, foreign] = offices(3);
    const [first, second] = [await grounds.agent([one, foreign]), await grounds.agent([two, one])];
    await grounds.agent([two]);
    const caller = await grounds.as('agent', one, two);
    expect((await caller.ids(`/agents?agencyOfficeId=${one}`)).sort()).toEqual([first, second].sort());
    for (const office of [foreign, randomUUID()])
      expect(await caller.get(`/agents?agencyOfficeId=${office}`)).toEqual({ agents: [], totalCount: 0 });
  });

  it('by agentId lists those of the agents whom the caller sees', async () => {
    const [own, foreign] = offices(2);
    const [first, second, stranger] = [
      await grounds.agent([own]),
      await grounds.agent([own]),
      await grounds.agent([foreign]),
    ];
    await grounds.agent([own]);
    const caller = await grounds.as('agent', own);
    const query = [first, second, stranger, randomUUID()].map((id) => `agentId=${id}`).join('&');
    expect(await caller.ids(`/agents?${query}`)).toEqual([first, second].sort());
    expect(await caller.ids(`/agents?${query}&agencyOfficeId=${foreign}`)).toEqual([]);
  });

  it('by modifiedAfter lists those modified or imported later', async () => {
    const [own] = offices(1);
    const records = [anAgent([own]), anAgent([own])];
    await grounds.admin.import('agents', linesOf(...records));
    const ids = records.map(({ agentId }) => agentId);
    const old = '2021-11-12T10:34:56Z';
    await grounds.db.query('UPDATE agent SET modification_time = $1 WHERE agent_id = ANY($2)', [old, ids]);
    const caller = await grounds.as('agent', own);
    expect(await caller.ids(`/agents?modifiedAfter=${old}`)).toEqual([]);
    expect(await caller.ids('/agents?modifiedAfter=2021-11-12T10:34:55Z')).toHaveLength(2);
    await grounds.admin.import('agents', linesOf(records[0], { ...records[1], title: 'LVV' }));
    expect(await caller.ids(`/agents?modifiedAfter=${old}`)).toEqual([ids[1]]);
  });

  it('is ordered by last name, then first name, as Finnish has it, then by id', async () => {
    const [own] = offices(1);
    const names = [
      ['Öhman', 'Eva'],
      ['Mäkinen', 'Östen'],
      ['Mäkinen', 'Åke'],
      ['Zetterberg', 'Aino'],
      ['Makkonen', 'Ylva'],
      ['Mäkinen', 'Aino'],
      ['Åberg', 'Aino'],
      ['Mäkinen', 'Aino'],
      ['Ärling', 'Aino'],
    ];
    const agents = await Promise.all(
      names.map(async ([lastName, firstName]) => ({
        name: `${lastName} ${firstName}`,
        id: await grounds.agent([own], { lastName, firstName }),
      })),
    );
    const order = ['Makkonen Ylva', 'Mäkinen Aino', 'Mäkinen Åke', 'Mäkinen Östen'];
    order.push('Zetterberg Aino', 'Åberg Aino', 'Ärling Aino', 'Öhman Eva');
    const expected = agents.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name) || (a.id < b.id ? -1 : 1));
    const caller = await grounds.as('agent', own);
    expect(await caller.ids('/agents')).toEqual(expected.map(({ id }) => id));
  });
});

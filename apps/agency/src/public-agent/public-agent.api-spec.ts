import { type Agent, maxAgentOffices } from '@ovipro/contracts';
import { refusal, refused, type TestAnswer } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { type AgencyFixture, type Sender, startAgencyFixture } from '../testing/agency-fixture';

let grounds: AgencyFixture;
beforeAll(async () => (grounds = await startAgencyFixture()));
afterAll(() => grounds?.close());

async function newOffice(): Promise<{ office: string; path: string; caller: Sender }> {
  const office = await grounds.office();
  return { office, path: `/agencyOffices/${office}/publicAgents`, caller: await grounds.as('main-user', office) };
}

const add = (caller: Sender, path: string, agentId: string): Promise<TestAnswer> =>
  caller.send('POST', path, { body: { agentId } });
const remove = (caller: Sender, path: string, agentId: string): Promise<TestAnswer> =>
  caller.send('DELETE', `${path}/${agentId}`);

const unknown = refused(404, 'INVALID_ID');

describe('GET .../publicAgents', () => {
  it('lists whom the office shows, by name and without a count, as GET of the agent answers them', async () => {
    const { office, path, caller } = await newOffice();
    const shown = { publicAgentAgencyOfficeIds: [randomUUID(), office] };
    const second = await grounds.agent([office], { ...shown, lastName: 'Öhman' });
    const first = await grounds.agent([office], { ...shown, lastName: 'Åberg' });
    await grounds.agent([office]);
    const answer = await caller.get<{ agents: Agent[] }>(path);
    expect(Object.keys(answer)).toEqual(['agents']);
    expect(answer.agents).toEqual([await caller.get(`/agents/${first}`), await caller.get(`/agents/${second}`)]);
  });

  it('shows every agent and integration of the office the same, and is INVALID_ID for the others', async () => {
    const { office, path, caller } = await newOffice();
    await grounds.agent([office], { publicAgentAgencyOfficeIds: [office] });
    for (const role of ['agent', 'integration'] as const)
      expect(await (await grounds.as(role, office)).get(path)).toEqual(await caller.get(path));
    const stranger = await grounds.as('main-user', await grounds.office());
    expect(refusal(await stranger.send('GET', path))).toEqual(unknown);
  });

  it('is INVALID_ID for an office that the token names and nobody imported', async () => {
    const office = randomUUID();
    const caller = await grounds.as('agent', office);
    expect(refusal(await caller.send('GET', `/agencyOffices/${office}/publicAgents`))).toEqual(unknown);
  });
});

describe('POST and DELETE .../publicAgents', () => {
  it('have the office show an agent and no longer, however often they are asked', async () => {
    const { office, path, caller } = await newOffice();
    const agentId = await grounds.agent([office]);
    for (let times = 0; times < 2; times += 1)
      expect(await add(caller, path, agentId)).toMatchObject({ status: 200, body: {} });
    expect(await caller.ids(path)).toEqual([agentId]);
    expect((await caller.get(`/agents/${agentId}`)).publicAgentAgencyOfficeIds).toEqual([office]);
    for (let times = 0; times < 2; times += 1)
      expect(await remove(caller, path, agentId)).toMatchObject({ status: 200, body: {} });
    expect(await caller.ids(path)).toEqual([]);
    expect((await caller.get(`/agents/${agentId}`)).publicAgentAgencyOfficeIds).toEqual([]);
  });

  it('leave the other offices that show the agent alone, also at the same moment', async () => {
    const grown = await Promise.all(Array.from({ length: 6 }, () => newOffice()));
    const everywhere = await grounds.as('main-user', ...grown.map(({ office }) => office));
    const agentId = await grounds.agent([grown[0].office]);
    const shownBy = async (): Promise<string[]> =>
      (await everywhere.get(`/agents/${agentId}`)).publicAgentAgencyOfficeIds.sort();
    const added = await Promise.all(grown.map(({ path }) => add(everywhere, path, agentId)));
    expect(added.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await shownBy()).toEqual(grown.map(({ office }) => office).sort());
    await Promise.all(grown.slice(2).map(({ path }) => remove(everywhere, path, agentId)));
    expect(await shownBy()).toEqual([grown[0].office, grown[1].office].sort());
  });

  it('answer INVALID_ID for an unknown agent and for one of foreign offices, whatever If-Match says', async () => {
    const { path, caller } = await newOffice();
    for (const agentId of [randomUUID(), await grounds.agent([await grounds.office()])]) {
      const headers = { 'if-match': '"0"' };
      const answers = [
        await add(caller, path, agentId),
        await remove(caller, path, agentId),
        await caller.send('DELETE', `${path}/${agentId}`, { headers }),
      ];
      const named = refused(404, 'INVALID_ID', { agentId: 'INVALID_TYPE' });
      expect(answers.map(refusal)).toEqual([named, unknown, unknown]);
    }
  });

  it('take back an agent of a foreign office, whom the office shows by import', async () => {
    const { office, path, caller } = await newOffice();
    const agentId = await grounds.agent([randomUUID()], { publicAgentAgencyOfficeIds: [office] });
    expect(await caller.ids(path)).toEqual([agentId]);
    expect((await add(caller, path, agentId)).status).toBe(200);
    expect((await remove(caller, path, agentId)).status).toBe(200);
    expect(await caller.ids(path)).toEqual([]);
    expect(refusal(await remove(caller, path, agentId))).toEqual(unknown);
  });

  it('put forward an agent of another office of the caller', async () => {
    const [shop, home] = [await newOffice(), await newOffice()];
    const both = await grounds.as('main-user', shop.office, home.office);
    const agentId = await grounds.agent([home.office]);
    expect((await add(both, shop.path, agentId)).status).toBe(200);
    expect(await shop.caller.ids(shop.path)).toEqual([agentId]);
  });

  it("take If-Match for the agent's version: of two who have seen the same, one is told that it has changed", async () => {
    const [shop, home] = [await newOffice(), await newOffice()];
    const both = await grounds.as('main-user', shop.office, home.office);
    const agentId = await grounds.agent([home.office]);
    const headers = { 'if-match': await both.etag(`/agents/${agentId}`) };
    const changes = [shop, home].map(({ path }) => both.send('POST', path, { body: { agentId }, headers }));
    expect((await Promise.all(changes)).map(({ status }) => status).sort()).toEqual([200, 412]);
    const ofOffice = { 'if-match': await both.etag(`/agencyOffices/${shop.office}`) };
    await grounds.db.query('UPDATE agent SET version = version + 7 WHERE agent_id = $1', [agentId]);
    expect((await both.send('DELETE', `${shop.path}/${agentId}`, { headers: ofOffice })).status).toBe(412);
  });

  it('refuse one office more than an agent may be public in, with INVALID_STATUS', async () => {
    const { office, path, caller } = await newOffice();
    const many = Array.from({ length: maxAgentOffices }, () => randomUUID());
    const agentId = await grounds.agent([office], { publicAgentAgencyOfficeIds: many });
    expect(refusal(await add(caller, path, agentId))).toEqual(refused(400, 'INVALID_STATUS'));
    expect(await caller.ids(path)).toEqual([]);
    expect((await remove(caller, path, agentId)).status).toBe(200);
  });

  it('answer a repeated POST from its record, though the agent was taken off meanwhile', async () => {
    const { office, path, caller } = await newOffice();
    const agentId = await grounds.agent([office]);
    const request = { body: { agentId }, headers: { 'request-id': randomUUID() } };
    const first = await caller.send('POST', path, request);
    await remove(caller, path, agentId);
    const again = await caller.send('POST', path, request);
    expect([first, again].map(({ status, text }) => [status, text])).toEqual(Array(2).fill([200, '{}']));
    expect([first, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(await caller.ids(path)).toEqual([]);
  });

  it("move the agent's ETag and modificationTime, and of the office what modifiedAfter finds, not its ETag", async () => {
    const { office, path, caller } = await newOffice();
    const agentId = await grounds.agent([office]);
    const [officePath, agentPath] = [`/agencyOffices/${office}`, `/agents/${agentId}`];
    const state = async () => ({ office: await caller.etag(officePath), agent: await caller.etag(agentPath) });
    const [before, { modificationTime }] = [await state(), await caller.get<Agent>(agentPath)];
    const modified = () => caller.ids(`/agencyOffices?modifiedAfter=${modificationTime}`);
    expect(await modified()).toEqual([]);
    const { headers } = await add(caller, path, agentId);
    const after = await state();
    expect(headers.get('etag')).toBe(after.agent);
    expect([after.office === before.office, after.agent === before.agent]).toEqual([true, false]);
    expect((await caller.get<Agent>(agentPath)).modificationTime > modificationTime).toBe(true);
    expect(await modified()).toEqual([office]);
    const added = await caller.get<Agent>(agentPath);
    await add(caller, path, agentId);
    expect([await state(), await caller.get(agentPath)]).toEqual([after, added]);
  });
});

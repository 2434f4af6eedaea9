import { agentTopic } from '@ovipro/contracts';
import { claimsOf } from '@ovipro/testing';
import {
  counts,
  demoRecords,
  importDemo,
  type Json,
  linesOf,
  startAgency,
  type TestAgency,
} from '../testing/agency-service';

const [agencies, offices, agents] = ['agencies', 'agency-offices', 'agents'].map(demoRecords);

let agency: TestAgency;
let token: string;
const [office] = offices;
const officeId = office.agencyOfficeId as string;
const path = `/agencyOffices/${officeId}`;

beforeEach(async () => {
  agency = await startAgency();
  await importDemo(agency.admin);
  token = await agency.issuer.token(
    claimsOf('main-user', { agencyOfficeIds: offices.map((one) => one.agencyOfficeId as string) }),
  );
});
afterEach(() => agency?.close());

const shown = async (): Promise<Json> => (await agency.send('GET', path, { token })).body as Json;
const move = (latitude: number, longitude: number) =>
  agency.send('PUT', `${path}/coordinates`, { token, body: { latitude, longitude } });

describe('an import after main users have changed an office', () => {
  beforeEach(async () => expect((await move(61.5, 23.7)).status).toBe(200));

  it('keeps what they changed, and names it', async () => {
    const edited = await shown();
    const report = await agency.admin.import('offices', linesOf(...offices));
    expect(counts(report)).toMatchObject({ changed: 0, unchanged: 7 });
    expect(report.kept).toEqual([
      { id: officeId, fields: expect.arrayContaining([expect.stringContaining('atitude')]) },
    ]);
    expect(await shown()).toEqual(edited);
  });

  it('takes what the file has changed since, and keeps the rest', async () => {
    const edited = await shown();
    const report = await agency.admin.import('offices', linesOf({ ...office, name: 'Uusi nimi' }));
    expect(counts(report)).toMatchObject({ changed: 1 });
    expect(report.kept).toHaveLength(1);
    expect(await shown()).toEqual({ ...edited, name: 'Uusi nimi' });
  });

  it('replaces it where told to', async () => {
    const report = await agency.admin.import('offices', linesOf(office), undefined, { overwrite: true });
    expect([counts(report).changed, report.kept]).toEqual([1, []]);
    expect(await shown()).toEqual(office);
    expect((await agency.admin.import('offices', linesOf(office))).kept).toEqual([]);
  });

  it('replaces what the file, too, has changed', async () => {
    const { coordinates } = { coordinates: { latitude: 60.1, longitude: 24.9 } };
    const moved = JSON.parse(JSON.stringify(office), (name, value: unknown) =>
      name === 'latitude' ? coordinates.latitude : name === 'longitude' ? coordinates.longitude : value,
    ) as Json;
    const report = await agency.admin.import('offices', linesOf(moved));
    expect([counts(report).changed, report.kept]).toEqual([1, []]);
    expect(JSON.stringify(await shown())).toContain('60.1');
  });
});

describe('an import of agencies', () => {
  it('lets an agency that is called otherwise rename its offices, and keeps nothing', async () => {
    const report = await agency.admin.import('agencies', linesOf({ ...agencies[0], officialName: 'Toinen Oy' }));
    expect([counts(report).changed, report.kept]).toEqual([1, []]);
    expect(await shown()).toMatchObject({ agency: { officialName: 'Toinen Oy' } });
  });
});

describe('the removal of an agent', () => {
  const [agent] = agents;
  const agentId = agent.agentId as string;
  const events = () => agency.published(agentTopic.name, agentId);
  const find = async (url: string) => {
    const { status, body } = await agency.send('GET', url, { token });
    return status === 200 ? (body as Record<string, Json[]>) : status;
  };
  const remove = () => agency.admin.import('agents', linesOf({ agentId, removed: true }));

  it('publishes a tombstone once, and nobody finds the agent any more', async () => {
    const [{ agencyId }] = ((await find(`/agencies?agentId=${agentId}`)) as Record<string, Json[]>).agencies;
    expect(counts(await remove())).toMatchObject({ removed: 1, changed: 0, refused: 0 });
    expect(counts(await remove())).toMatchObject({ changed: 0, unchanged: 1 });
    const [, last, ...more] = await events();
    expect([last.name, last.sequence, last.data, more]).toEqual(['agent-removed', 2, null, []]);
    expect(await find(`/agents/${agentId}`)).toBe(404);
    const found = (await find('/agents')) as Record<string, Json[]>;
    expect([found.totalCount, found.agents.some((one) => one.agentId === agentId)]).toEqual([agents.length - 1, false]);
    expect(agencyId).toBeDefined();
    expect(await find(`/agencies?agentId=${agentId}`)).toMatchObject({ agencies: [] });
    expect(await find(`/agencyOffices?agentId=${agentId}`)).toMatchObject({ agencyOffices: [] });
    for (const { agencyOfficeId } of offices) {
      const { agents: open } = (await find(`/agencyOffices/${agencyOfficeId}/publicAgents`)) as Record<string, Json[]>;
      expect(open.map((one) => one.agentId)).not.toContain(agentId);
    }
  });

  it('keeps the row, so that one who comes again goes on in the sequence', async () => {
    await remove();
    expect(counts(await agency.admin.import('agents', linesOf(agent)))).toMatchObject({ changed: 1 });
    expect((await events()).map(({ name, sequence }) => [name, sequence])).toEqual([
      ['agent-changed', 1],
      ['agent-removed', 2],
      ['agent-changed', 3],
    ]);
    expect(await find(`/agents/${agentId}`)).toMatchObject({ firstName: agent.firstName });
  });

  it('may stand beside the rest of the record, and needs an id', async () => {
    const report = await agency.admin.import(
      'agents',
      linesOf({ ...agent, removed: true }, { agentId: 'x', removed: true }, { ...agents[1], removed: false }),
    );
    expect(counts(report)).toMatchObject({ removed: 1, refused: 2 });
    expect(report.refused.map(({ reasons }) => reasons)).toEqual([
      ['agentId must be a UUID of version 1 to 5'],
      ['removed is not known'],
    ]);
  });

  it('of one who is unknown does nothing', async () => {
    const unknown = { agentId: '9fd9124c-e6c1-4368-9f17-6938f0e2f524', removed: true };
    expect(counts(await agency.admin.import('agents', linesOf(unknown)))).toMatchObject({ changed: 0, unchanged: 1 });
  });
});

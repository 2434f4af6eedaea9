import { agentChanged } from '@ovipro/contracts';
import { badParameters, eventually, publishEvent, refusal } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { aRequirement } from '../testing/asset-requirement.mother';
import { Requirements } from '../testing/requirements';

let requirements: Requirements;
beforeAll(async () => (requirements = await Requirements.start()));
afterAll(() => requirements?.close());

describe('GET /assetRequirements', () => {
  it('finds by the responsible agent alone, whose name the directory knows', async () => {
    const office = await requirements.elsewhere();
    const [agentId, other] = [randomUUID(), randomUUID()];
    const as = (roleCode: string, id = agentId) => ({ agents: [{ agentId: id, roleCode }] });
    const responsible = await office.create(as('RESPONSIBLE_AGENT'));
    await office.create(as('MARKETING_AGENT'));
    await office.create(as('RESPONSIBLE_AGENT', other));
    expect(await office.find(`agentId=${agentId}`)).toEqual([responsible]);
    const { agent, actor } = agentChanged.sample as { agent: object; actor: object };
    const data = { actor, agent: { ...agent, agentId, firstName: 'Veikko', lastName: 'Viljanen' } };
    await publishEvent(requirements.service, agentChanged, agentId, { sequence: 1, data });
    const shown = async () => (await office.page(`agentId=${agentId}`)).assetRequirements[0].responsibleAgent;
    await eventually(async () => (await shown())?.lastName, 'the name');
    expect(await shown()).toEqual({
      agentId,
      roleCode: 'RESPONSIBLE_AGENT',
      firstName: 'Veikko',
      lastName: 'Viljanen',
    });
  });

  it('finds by one of several states, and by the state of publishing', async () => {
    const office = await requirements.elsewhere();
    const [draft, active, rejected] = [await office.create(), await office.create(), await office.create()];
    await office.become(active, 'ACTIVE');
    await office.become(rejected, 'REJECTED');
    expect((await office.find('statusCode=DRAFT&statusCode=ACTIVE')).sort()).toEqual([draft, active].sort());
    expect(await office.find('marketingActionStatusCode=PUBLISHED')).toEqual([]);
    const sql = `UPDATE asset_requirement SET marketing_action_status_code = 'PUBLISHED' WHERE asset_requirement_id = $1`;
    await requirements.service.db.query(sql, [active]);
    expect(await office.find('marketingActionStatusCode=PUBLISHED&marketingActionStatusCode=FAILED')).toEqual([active]);
  });

  it.each(['startIndex=5&endIndex=4', 'startIndex=0&endIndex=101', 'endIndex=-1', 'size=5'])(
    'refuses %s',
    async (query) => {
      const { status } = await requirements.send('GET', `/assetRequirements?${query}`);
      expect(status).toBe(400);
    },
  );

  it('answers nothing between an index and itself', async () => {
    expect((await requirements.page('startIndex=0&endIndex=0')).assetRequirements).toEqual([]);
  });

  it('takes one sort, which may hold several fields', async () => {
    const repeated = await requirements.send('GET', '/assetRequirements?sort=creationTime|asc&sort=friendlyId|asc');
    expect(refusal(repeated)).toEqual(badParameters({ sort: 'INVALID_TYPE' }));
    const office = await requirements.elsewhere();
    const creationTime = '2024-01-01T00:00:00Z';
    const made = [await office.create({ creationTime }), await office.create({ creationTime })];
    expect(await office.find('sort=creationTime|asc,friendlyId|desc')).toEqual([...made].reverse());
    expect(await office.find('sort=creationTime%7Casc%2CfriendlyId%7Casc')).toEqual(made);
  });
});

describe('freeTextSearch', () => {
  let office: Requirements;
  let id: string;
  beforeAll(async () => {
    office = await requirements.elsewhere();
    const { assetRequirements } = aRequirement('');
    const address = { addressLine1: 'Hämeenkatu 24', district: 'Nekala', locality: 'Ylöjärvi', localityCode: 'FI_X' };
    id = await office.create({
      note: 'Ostaja "Öhman & pojat"',
      assetRequirements: {
        ...assetRequirements,
        title: [{ languageCode: 'fi', text: 'Avara kolmio' }],
        addresses: [address],
      },
    });
    await office.note(id, 'Soittaa viikolla.');
    await office.create({ note: 'Muu', assetRequirements: {} });
  });

  it.each(['hämeen', 'HAMEENKATU nekala', 'ylojarvi 24', 'ohman', 'kolmio avara', 'viikolla soitt'])(
    'finds: %s',
    async (text) => expect(await office.words(text)).toEqual([id]),
  );

  it('finds by the number', async () =>
    expect(await office.words((await office.read(id)).friendlyId.slice(0, 8))).toEqual([id]));

  it.each(['katu', 'kolmio muu', 'FI_X', 'viikollax'])('finds nothing by: %s', async (text) =>
    expect(await office.words(text)).toEqual([]),
  );

  it.each(['-', '%', '&|!'])('finds nothing by signs alone: %s', async (text) =>
    expect(await office.page(`freeTextSearch=${encodeURIComponent(text)}`)).toEqual({
      totalCount: 0,
      assetRequirements: [],
    }),
  );

  it('goes by the present texts of notes', async () => {
    const noteId = await office.note(id, 'Entinen');
    expect(await office.words('entinen')).toEqual([id]);
    await office.send('PUT', `/notes/${noteId}`, { note: 'Nykyinen' });
    expect([await office.words('entinen'), await office.words('nykyinen')]).toEqual([[], [id]]);
    await office.send('DELETE', `/notes/${noteId}`);
    expect(await office.words('nykyinen')).toEqual([]);
  });
});

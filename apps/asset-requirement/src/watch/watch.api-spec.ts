import { agencyOfficeChanged, agentChanged, type Watch, type WatchPage, watchTopic } from '@ovipro/contracts';
import { badBody, eventually, publishEvent, refusal, refused, sampleOf } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { anUpdate } from '../testing/asset-requirement.mother';
import { Requirements } from '../testing/requirements';
import { aWatch, aWatchUpdate, watchedParty } from '../testing/watch.mother';

const createSample = sampleOf('asset-requirement', 'watch.create.request');
const createdSample = sampleOf('asset-requirement', 'watch.create.response');
const getSample = sampleOf('asset-requirement', 'watch.get.response');
const updateSample = sampleOf('asset-requirement', 'watch.update.request');
const searchSample = sampleOf('asset-requirement', 'watches.search.response');

let requirements: Requirements;
beforeAll(async () => (requirements = await Requirements.start()));
afterAll(() => requirements?.close());

const invalidStatus = refused(400, 'INVALID_STATUS');
const past = '2023-01-01T00:00:00Z';
const agent = (agentId: string) => ({ agents: [{ agentId, roleCode: 'RESPONSIBLE_AGENT' }] });
const read = async (watchId: string): Promise<Watch> =>
  (await requirements.send('GET', `/watches/${watchId}`)).body as Watch;
const page = async (query: string, office = requirements): Promise<WatchPage> =>
  (await office.send('GET', `/watches?${query}`)).body as WatchPage;
const find = async (query: string, office = requirements) =>
  (await page(query, office)).watches.map(({ watchId }) => watchId);
const told = async (watchId: string) =>
  (await requirements.service.published(watchTopic.name, watchId)).map(({ name, sequence }) => `${sequence} ${name}`);
const isEnded = (watchId: string) => async () => (await read(watchId)).watchStatusCode === 'ENDED';

describe('the samples of the reference', () => {
  it('are accepted for an asset requirement that there is, and answered as they stand there', async () => {
    expect(refusal(await requirements.send('POST', '/watches', createSample))).toEqual(
      refused(404, 'INVALID_ID', { assetRequirementId: 'INVALID_TYPE' }),
    );
    const assetRequirementId = await requirements.create();
    const made = await requirements.send('POST', '/watches', { ...createSample, assetRequirementId });
    expect([made.status, Object.keys(made.body as object)]).toEqual([201, Object.keys(createdSample)]);
    const { watchId } = made.body as Watch;
    const answer = await read(watchId);
    expect(Object.keys(answer).sort()).toEqual(Object.keys(getSample).sort());
    expect(answer).toMatchObject({ watchStatusCode: 'ENDED', assetRequirement: { assetRequirementId } });
    const update = { ...updateSample, watchId, assetRequirementId };
    expect((await requirements.send('PUT', `/watches/${watchId}`, update)).body).toEqual({});
    const { assetRequirementId: _id, ...shown } = update;
    expect(await read(watchId)).toMatchObject(shown);
    const [row] = (await page(`watchId=${watchId}`)).watches;
    const [sample] = searchSample.watches;
    expect(Object.keys(row).sort()).toEqual(Object.keys(sample).sort());
    expect(Object.keys(row.assetRequirement).sort()).toEqual(Object.keys(sample.assetRequirement).sort());
  });
});

describe('a watch', () => {
  it('is valid from its creation, and published as it is answered', async () => {
    const { watchId } = await requirements.watch(await requirements.create());
    const answer = await read(watchId);
    expect([answer.validityStartTime, answer.watchStatusCode]).toEqual([answer.creationTime, 'ACTIVE']);
    const [event] = await requirements.service.published(watchTopic.name, watchId);
    expect([event.name, event.sequence, event.data.watch]).toEqual(['watch-created', 1, answer]);
  });

  it('that is created past its end is ENDED, and published as created and ended', async () => {
    const { watchId } = await requirements.watch(await requirements.create(), { validityEndTime: past });
    expect((await read(watchId)).watchStatusCode).toBe('ENDED');
    expect(await told(watchId)).toEqual(['1 watch-created', '2 watch-ended']);
  });

  it('of an asset requirement that has ended is ENDED', async () => {
    const id = await requirements.create();
    await requirements.become(id, 'REJECTED');
    const { watchId } = await requirements.watch(id);
    expect([(await read(watchId)).watchStatusCode, await told(watchId)]).toEqual([
      'ENDED',
      ['1 watch-created', '2 watch-ended'],
    ]);
  });

  it('of an unknown or foreign asset requirement is INVALID_ID', async () => {
    const foreign = await (await requirements.elsewhere()).create();
    for (const id of [randomUUID(), foreign])
      expect(refusal(await requirements.send('POST', '/watches', aWatch(id)))).toEqual(
        refused(404, 'INVALID_ID', { assetRequirementId: 'INVALID_TYPE' }),
      );
  });
});

describe('PUT /watches/{watchId}', () => {
  it('changes who is told, and until when', async () => {
    const id = await requirements.create();
    const { watchId } = await requirements.watch(id);
    const given = {
      validityEndTime: '2098-12-31T22:00:00Z',
      agentNotificationTypeCodes: [],
      parties: [{ partyId: watchedParty, partyTypeCode: 'PERSON_PARTY' }],
    };
    const { status } = await requirements.send('PUT', `/watches/${watchId}`, aWatchUpdate(watchId, id, given));
    expect([status, await read(watchId)]).toEqual([200, expect.objectContaining(given)]);
    expect(await told(watchId)).toEqual(['1 watch-created', '2 watch-updated']);
  });

  it('refuses other parties, another type of theirs and another asset requirement, with INVALID_STATUS', async () => {
    const id = await requirements.create();
    const { watchId } = await requirements.watch(id);
    const party = { partyId: watchedParty, partyTypeCode: 'PERSON_PARTY' };
    const wrong = [
      aWatchUpdate(watchId, id, { parties: [{ ...party, partyId: randomUUID() }] }),
      aWatchUpdate(watchId, id, { parties: [party, { ...party, partyId: randomUUID() }] }),
      aWatchUpdate(watchId, id, { parties: [{ ...party, partyTypeCode: 'ESTATE_PARTY' }] }),
      aWatchUpdate(watchId, await requirements.create()),
      aWatchUpdate(watchId, randomUUID()),
    ];
    for (const body of wrong)
      expect(refusal(await requirements.send('PUT', `/watches/${watchId}`, body))).toEqual(invalidStatus);
    const other = await requirements.send('PUT', `/watches/${watchId}`, aWatchUpdate(randomUUID(), id));
    expect(refusal(other)).toEqual(badBody({ watchId: 'INVALID_TYPE' }));
  });

  it('ends a watch whose end it puts into the past; an ended one stays in the past', async () => {
    const id = await requirements.create();
    const { watchId } = await requirements.watch(id);
    const put = (validityEndTime: string) =>
      requirements.send('PUT', `/watches/${watchId}`, aWatchUpdate(watchId, id, { validityEndTime }));
    expect((await put(past)).status).toBe(200);
    expect((await read(watchId)).watchStatusCode).toBe('ENDED');
    expect((await put('2022-01-01T00:00:00Z')).status).toBe(200);
    expect(refusal(await put('2099-01-01T00:00:00Z'))).toEqual(invalidStatus);
    expect(await told(watchId)).toEqual(['1 watch-created', '2 watch-ended', '3 watch-updated']);
  });
});

describe('the watches of an asset requirement that ends', () => {
  it.each(['REJECTED', 'FINISHED', 'PURCHASED'] as const)('are ENDED once it is %s', async (end) => {
    const id = await requirements.create();
    const { watchId } = await requirements.watch(id);
    await requirements.become(id, 'ACTIVE', end);
    await eventually(isEnded(watchId), 'the end');
    expect(await told(watchId)).toEqual(['1 watch-created', '2 watch-ended']);
  });

  it('are ENDED once it is deleted, and answer its id alone', async () => {
    const id = await requirements.create(agent(randomUUID()));
    const { watchId } = await requirements.watch(id);
    await requirements.send('DELETE', `/assetRequirements/${id}`);
    await eventually(isEnded(watchId), 'the end');
    const gone = async () => (await page(`watchId=${watchId}`)).watches[0].assetRequirement;
    expect(await gone()).toEqual({ assetRequirementId: id });
    const body = aWatchUpdate(watchId, id, { validityEndTime: past });
    expect((await requirements.send('PUT', `/watches/${watchId}`, body)).status).toBe(200);
  });
});

describe('GET /watches', () => {
  it('finds by requirement, party, responsible agent, state and type of realty', async () => {
    const office = await requirements.elsewhere();
    const [agentId, partyId] = [randomUUID(), randomUUID()];
    const plots = await office.create({
      ...agent(agentId),
      assetRequirements: { realty: { propertyTypeCodes: ['PLOT', 'ESTATE'] } },
    });
    const homes = await office.create();
    const parties = [{ partyId, partyTypeCode: 'PERSON_PARTY' }];
    const { watchId: first } = await office.watch(plots, { parties });
    const { watchId: second } = await office.watch(homes);
    const { watchId: third } = await office.watch(homes, { validityEndTime: past });
    expect(await find(`assetRequirementId=${plots}`, office)).toEqual([first]);
    expect(await find(`assetRequirementId=${plots}&assetRequirementId=${homes}`, office)).toHaveLength(3);
    expect(await find(`partyId=${partyId}`, office)).toEqual([first]);
    expect(await find(`agentId=${agentId}`, office)).toEqual([first]);
    expect(await find('statusCode=ENDED', office)).toEqual([third]);
    expect(await find('realtyPropertyTypeCode=PLOT', office)).toEqual([first]);
    expect((await find('realtyPropertyTypeCode=RESIDENTIAL', office)).sort()).toEqual([second, third].sort());
    expect(await find(`watchId=${second}&watchId=${first}`, office)).toEqual([second, first]);
    expect(await find(`watchId=${first}`)).toEqual([]);
  });

  it('shows the names of agent and office, and follows the asset requirement to another of both', async () => {
    const office = await requirements.elsewhere();
    const [agentId, next] = [randomUUID(), randomUUID()];
    const id = await office.create(agent(agentId));
    const { watchId } = await office.watch(id);
    const version = (await office.send('GET', `/watches/${watchId}`)).headers.get('etag');
    const sample = agentChanged.sample as { agent: object };
    const data = { ...sample, agent: { ...sample.agent, agentId, firstName: 'Veikko', lastName: 'Viljanen' } };
    await publishEvent(requirements.service, agentChanged, agentId, { sequence: 1, data });
    const { fixture } = office;
    const place = agencyOfficeChanged.sample as { agencyOffice: object };
    const named = {
      ...place,
      agencyOffice: { ...place.agencyOffice, agencyOfficeId: fixture.office, name: 'Ykkönen' },
    };
    await publishEvent(requirements.service, agencyOfficeChanged, fixture.office, { sequence: 1, data: named });
    const shown = async () => (await page(`watchId=${watchId}`, office)).watches[0].assetRequirement;
    await eventually(async () => {
      const { responsibleAgent, agencyOffice } = await shown();
      return responsibleAgent?.lastName && agencyOffice?.name;
    }, 'the names');
    expect(await shown()).toEqual({
      assetRequirementId: id,
      responsibleAgent: { agentId, firstName: 'Veikko', lastName: 'Viljanen' },
      agencyOffice: { agencyOfficeId: fixture.office, name: 'Ykkönen' },
    });
    const other = await requirements.elsewhere();
    const both = await requirements.service.issuer.token({
      ...fixture.caller.claims,
      agencyOfficeIds: [fixture.office, other.fixture.office],
    });
    const body = anUpdate(id, other.fixture.office, agent(next));
    const moved = await fixture.send('PUT', `/assetRequirements/${id}`, { body, token: both });
    expect(moved.status).toBe(200);
    expect([await find(`watchId=${watchId}`, office), await find(`agentId=${next}`, other)]).toEqual([[], [watchId]]);
    expect((await other.send('GET', `/watches/${watchId}`)).headers.get('etag')).toBe(version);
  });
});

import type { AssetRequirementCreate } from '@ovipro/contracts';
import { badBody, refusal, refused, sampleOf } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { anUpdate, aSmallRequirement } from '../testing/asset-requirement.mother';
import { Requirements } from '../testing/requirements';

const createSample = sampleOf<AssetRequirementCreate>('asset-requirement', 'assetRequirement.create.request');
const createdSample = sampleOf('asset-requirement', 'assetRequirement.create.response');
const getSample = sampleOf('asset-requirement', 'assetRequirement.get.response');
const updateSample = sampleOf('asset-requirement', 'assetRequirement.update.request');
const searchSample = sampleOf('asset-requirement', 'assetRequirements.search.response');

let requirements: Requirements;
beforeAll(async () => (requirements = await Requirements.start()));
afterAll(() => requirements?.close());

const post = (body: object) => requirements.send('POST', '/assetRequirements', body);
const invalidStatus = refused(400, 'INVALID_STATUS');

describe('the samples of the reference', () => {
  it('are accepted, and answered as they stand there', async () => {
    const office = await requirements.elsewhere(createSample.agencyOfficeId);
    const made = await office.send('POST', '/assetRequirements', createSample);
    expect([made.status, Object.keys(made.body as object)]).toEqual([201, Object.keys(createdSample)]);
    const { assetRequirementId } = made.body as { assetRequirementId: string };
    const answer = await office.read(assetRequirementId);
    expect(Object.keys({ ...answer, consentToChange: {} }).sort()).toEqual(Object.keys(getSample).sort());
    const { friendlyId, modificationTime, creationTime, ...rest } = answer;
    const { creationTime: _given, ...sent } = createSample;
    expect([friendlyId, rest, Date.parse(creationTime)]).toEqual([
      expect.stringMatching(/^[0-9]{8}$/),
      { ...sent, assetRequirementId, statusCode: 'DRAFT' },
      Date.parse(createSample.creationTime ?? modificationTime),
    ]);
    const update = { ...updateSample, assetRequirementId };
    const updated = await office.send('PUT', `/assetRequirements/${assetRequirementId}`, update);
    expect([updated.status, updated.body]).toEqual([200, {}]);
    expect(await office.read(assetRequirementId)).toMatchObject(update);
    const { assetRequirements: found } = await office.page('');
    const { responsibleAgent, marketingActionStatusCode: _unset, ...row } = searchSample.assetRequirements[0];
    expect(Object.keys(found[0]).sort()).toEqual([...Object.keys(row), 'responsibleAgent'].sort());
    const { agentId, roleCode } = responsibleAgent;
    expect(found[0]).toMatchObject({
      responsibleAgent: { agentId, roleCode },
      assetRequirements: row.assetRequirements,
    });
  });
});

const bodies: [string, Partial<AssetRequirementCreate>][] = [
  ['everything', {}],
  [
    'nothing but what is required',
    { assetRequirements: {}, agents: undefined, note: undefined, consentToChange: undefined },
  ],
  [
    'empty texts and lists',
    { note: '', assetRequirements: { title: [], addresses: [{}], realty: { propertyTypeCodes: [] } } },
  ],
  ['texts of every kind', { note: 'a"b\\c/\u007f\n\u2028 👩‍👧 null' }],
  ['amounts with cents', { assetRequirements: { financialTerms: { debtFreePriceRange: { minimumPrice: 0.07 } } } }],
];

describe('an asset requirement', () => {
  it.each(bodies)('is answered as it was sent, and published as it is answered: %s', async (_what, given) => {
    const id = await requirements.create(given);
    const answer = await requirements.read(id);
    expect(answer).toMatchObject(JSON.parse(JSON.stringify({ ...given, assetRequirementId: id })));
    const [event] = await requirements.published(id);
    expect([event.name, event.data.assetRequirement]).toEqual(['asset-requirement-created', answer]);
  });

  it('keeps the creation time that is given, and else gets its own', async () => {
    const migrated = await requirements.read(await requirements.create({ creationTime: '2020-01-02T03:04:05+02:00' }));
    expect(migrated.creationTime).toBe('2020-01-02T01:04:05Z');
    const { body } = await post(aSmallRequirement(requirements.fixture.office));
    const own = await requirements.read((body as { assetRequirementId: string }).assetRequirementId);
    expect(own.creationTime).toBe(own.modificationTime);
  });

  it('loses what an update leaves out, but neither number nor creation time', async () => {
    const id = await requirements.create();
    const { friendlyId, creationTime } = await requirements.read(id);
    const body = { ...aSmallRequirement(requirements.fixture.office), assetRequirementId: id, statusCode: 'DRAFT' };
    expect((await requirements.send('PUT', `/assetRequirements/${id}`, body)).status).toBe(200);
    const { modificationTime: _time, ...rest } = await requirements.read(id);
    expect(rest).toEqual({ ...body, friendlyId, creationTime });
  });

  it('has a number of eight digits, which no other has, also of 50 that are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => requirements.create()));
    const numbers = (await Promise.all(made.map((id) => requirements.read(id)))).map(({ friendlyId }) => friendlyId);
    expect(numbers.filter((number) => /^[0-9]{8}$/.test(number))).toHaveLength(50);
    expect(new Set(numbers).size).toBe(50);
    expect(await requirements.find(`friendlyId=${numbers[7]}`)).toEqual([made[7]]);
  });

  it('names its id in path and body alike', async () => {
    const id = await requirements.create();
    const body = { ...anUpdate(randomUUID(), requirements.fixture.office) };
    const answer = await requirements.send('PUT', `/assetRequirements/${id}`, body);
    expect(refusal(answer)).toEqual(badBody({ assetRequirementId: 'INVALID_TYPE' }));
  });
});

describe('PUT /assetRequirements/{assetRequirementId}', () => {
  it.each([
    ['DRAFT', 'DRAFT', '2 updated'],
    ['DRAFT', 'ACTIVE', '2 activated'],
    ['DRAFT', 'REJECTED', '2 rejected'],
    ['ACTIVE', 'ACTIVE', '3 updated'],
    ['ACTIVE', 'FINISHED', '3 finished'],
    ['ACTIVE', 'PURCHASED', '3 purchased'],
    ['ACTIVE', 'REJECTED', '3 rejected'],
  ] as const)('from %s to %s is published as: %s', async (from, to, told) => {
    const id = await requirements.create();
    if (from === 'ACTIVE') await requirements.become(id, 'ACTIVE');
    expect((await requirements.put(id, { statusCode: to, note: 'x' })).status).toBe(200);
    expect((await requirements.names(id)).at(-1)).toBe(told);
    const event = (await requirements.published(id)).at(-1);
    expect(event?.data).toMatchObject({ previousStatusCode: from, assetRequirement: await requirements.read(id) });
  });

  it.each([['FINISHED'], ['PURCHASED'], ['REJECTED']] as const)(
    'is refused once it is %s, whatever it says',
    async (end) => {
      const id = await requirements.create();
      await requirements.become(id, 'ACTIVE', end);
      for (const statusCode of [end, 'ACTIVE', 'DRAFT'] as const) {
        const answer = await requirements.put(id, { statusCode });
        expect([refusal(answer), answer.text]).toEqual([invalidStatus, expect.stringContaining(end)]);
      }
    },
  );

  it('moves nothing and publishes nothing where it changes nothing', async () => {
    const id = await requirements.create();
    await requirements.put(id);
    const before = await requirements.send('GET', `/assetRequirements/${id}`);
    const again = await requirements.put(id);
    const after = await requirements.send('GET', `/assetRequirements/${id}`);
    expect([again.headers.get('etag'), after.headers.get('etag'), after.text]).toEqual([
      ...[before.headers.get('etag'), before.headers.get('etag'), before.text],
    ]);
  });
});

describe('DELETE /assetRequirements/{assetRequirementId}', () => {
  it('deletes a draft with its notes, and publishes its last state', async () => {
    const id = await requirements.create();
    const noteId = await requirements.note(id, 'x');
    const last = await requirements.read(id);
    expect((await requirements.send('DELETE', `/assetRequirements/${id}`)).status).toBe(200);
    for (const path of [`/assetRequirements/${id}`, `/notes/${noteId}`])
      expect((await requirements.send('GET', path)).status).toBe(404);
    expect(await requirements.notes(id)).toEqual({ totalCount: 0, notes: [] });
    expect((await requirements.published(id)).at(-1)).toMatchObject({
      name: 'asset-requirement-deleted',
      data: { assetRequirement: last, previousStatusCode: 'DRAFT' },
    });
  });

  it.each([['ACTIVE'], ['REJECTED']] as const)('is refused where it is %s', async (statusCode) => {
    const id = await requirements.create();
    await requirements.become(id, statusCode);
    expect(refusal(await requirements.send('DELETE', `/assetRequirements/${id}`))).toEqual(invalidStatus);
  });
});

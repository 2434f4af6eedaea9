import { type Realty, validate, watchMatchTopic, WatchMatchEventData } from '@ovipro/contracts';
import { eventually, notFound, refusal, sampleOf } from '@ovipro/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aRealty, inMunicipality, Matching } from '../testing/matching';
import { Requirements } from '../testing/requirements';

const createSample = sampleOf('asset-requirement', 'assetRequirement.create.request');

let requirements: Requirements;
let matching: Matching;
beforeAll(async () => {
  requirements = await Requirements.start();
  matching = new Matching(requirements);
});
afterAll(() => requirements?.close());

let municipalities = 0;
/** A watch on a municipality of its own, and a realty there. */
async function ground() {
  const code = `FI_TEST_${(municipalities += 1)}`;
  const id = await requirements.create({ assetRequirements: inMunicipality(code) });
  const { watchId } = await requirements.watch(id);
  return { id, watchId, code, realty: aRealty({ address: { localityCode: code } }) };
}
const publish = async (realty: Realty) => {
  await matching.publish(realty);
  await matching.settled(realty.realtyId);
};
const idsOf = async (id: string) => (await matching.matches(id)).map(({ realtyId }) => realtyId);

describe('the sample of the reference', () => {
  it('matches one realty of the demo data, and no other', async () => {
    const office = await requirements.elsewhere(createSample.agencyOfficeId);
    const { assetRequirementId } = await office.fixture.make('/assetRequirements', createSample);
    await office.watch(assetRequirementId);
    const file = readFileSync(join(__dirname, '../../../../tools/demo/realties.jsonl'), 'utf8');
    const realties = file
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Realty);
    for (const realty of realties) await matching.publish(realty);
    await matching.settled(...realties.map(({ realtyId }) => realtyId));
    const found = await new Matching(office).matches(assetRequirementId);
    expect(found.map(({ realtyId }) => realtyId)).toEqual(['9fd9124c-e6c1-4368-9f17-6938f0e2f524']);
    expect(realties.length).toBeGreaterThan(2);
  });
});

describe('a realty that matches', () => {
  it('is listed as it was published, and published once with watch, asset requirement and reasons', async () => {
    const { id, watchId, realty } = await ground();
    await publish(realty);
    const [match, ...others] = await matching.matches(id);
    const { matchTime, reasons, ...shown } = match;
    expect([shown, reasons, others]).toEqual([realty, ['PROPERTY_TYPE', 'ADDRESS'], []]);
    const events = await requirements.service.published(watchMatchTopic.name);
    const [event] = events.filter(({ data }) => data.match.watch.watchId === watchId);
    expect([event.name, event.sequence, event.key]).toEqual(['watch-matched', 1, event.data.match.matchId]);
    expect(event.data).toEqual({
      match: {
        matchId: event.key,
        watch: (await requirements.send('GET', `/watches/${watchId}`)).body,
        assetRequirement: await requirements.read(id),
        ...{ realty, reasons, matchTime },
      },
      actor: { sub: 'system:asset-requirement', name: 'OviPro' },
    });
    expect(validate(WatchMatchEventData, event.data).faults).toEqual([]);
  });

  it('is found too where the watch comes after it', async () => {
    const { code, realty } = await ground();
    await publish(realty);
    const id = await requirements.create({ assetRequirements: inMunicipality(code) });
    const { watchId } = await requirements.watch(id);
    await matching.settled();
    expect([await idsOf(id), await matching.told(watchId)]).toEqual([
      [realty.realtyId],
      [`watch-matched ${realty.realtyId} 1`],
    ]);
  });

  it('is reported once, however often it comes, and is listed as it is now', async () => {
    const { id, watchId, realty } = await ground();
    await publish(realty);
    await publish(realty);
    await publish({ ...realty, debtFreePriceAmount: 1 });
    expect(await matching.told(watchId)).toEqual([`watch-matched ${realty.realtyId} 1`]);
    expect((await matching.matches(id))[0].debtFreePriceAmount).toBe(1);
  });

  it('is gone once it matches no more, and is reported again once it does', async () => {
    const { id, watchId, realty } = await ground();
    await publish(realty);
    await publish({ ...realty, propertyTypeCode: 'PLOT' });
    expect(await idsOf(id)).toEqual([]);
    await publish(realty);
    expect([await idsOf(id), await matching.told(watchId)]).toEqual([
      [realty.realtyId],
      [`watch-matched ${realty.realtyId} 1`, `watch-matched ${realty.realtyId} 2`],
    ]);
  });

  it('is gone once it is withdrawn, and nothing older revives it', async () => {
    const { id, realty } = await ground();
    await publish(realty);
    await matching.withdraw(realty.realtyId);
    await matching.settled(realty.realtyId);
    expect(await idsOf(id)).toEqual([]);
    await matching.publishAgain(realty, 1);
    const other = aRealty();
    await publish(other);
    expect(await idsOf(id)).toEqual([]);
  });

  it('is gone within a second of the event that says so', async () => {
    const { id, realty, code } = await ground();
    const other = aRealty({ address: { localityCode: code } });
    await publish(realty);
    await publish(other);
    await matching.withdraw(realty.realtyId);
    await eventually(async () => (await idsOf(id)).join() === other.realtyId, 'the withdrawal', 1_000);
    await matching.publish({ ...other, propertyTypeCode: 'PLOT' });
    await eventually(async () => (await idsOf(id)).length === 0, 'the change', 1_000);
  });
});

describe('an asset requirement that changes', () => {
  it('loses the realties that match no more, keeps the others silently, and finds new ones', async () => {
    const { id, watchId, code, realty } = await ground();
    const plot = aRealty({ propertyTypeCode: 'PLOT', address: { localityCode: code } });
    await publish(realty);
    await publish(plot);
    expect(await idsOf(id)).toEqual([realty.realtyId]);
    await requirements.put(id, { assetRequirements: { addresses: [{ localityCode: code }] } });
    await matching.settled();
    const found = await matching.matches(id);
    expect(found.map(({ reasons }) => reasons)).toEqual([['ADDRESS'], ['ADDRESS']]);
    await requirements.put(id, {
      assetRequirements: { realty: { propertyTypeCodes: ['PLOT'] }, addresses: [{ localityCode: code }] },
    });
    await matching.settled();
    expect(await idsOf(id)).toEqual([plot.realtyId]);
    expect(await matching.told(watchId)).toEqual([realty, plot].map(({ realtyId }) => `watch-matched ${realtyId} 1`));
  });
});

describe('a watch that has ended', () => {
  it('is told of nothing any more', async () => {
    const { watchId, realty, id, code } = await ground();
    await requirements.put(id, { assetRequirements: inMunicipality(code), statusCode: 'REJECTED' });
    const ended = async () =>
      ((await requirements.send('GET', `/watches/${watchId}`)).body as { watchStatusCode: string }).watchStatusCode ===
      'ENDED';
    await eventually(ended, 'the end');
    await publish(realty);
    expect([await idsOf(id), await matching.told(watchId)]).toEqual([[], []]);
  });
});

describe('GET /assetRequirements/{assetRequirementId}/matches', () => {
  it('lists each realty once, the newest match first, page by page', async () => {
    const { id, realty, code } = await ground();
    await requirements.watch(id);
    const others = [aRealty({ address: { localityCode: code } }), aRealty({ address: { localityCode: code } })];
    for (const each of [realty, ...others]) await publish(each);
    const newestFirst = [...others]
      .reverse()
      .concat(realty)
      .map(({ realtyId }) => realtyId);
    expect(await idsOf(id)).toEqual(newestFirst);
    expect((await matching.matches(id, 'startIndex=1&size=1')).map(({ realtyId }) => realtyId)).toEqual([
      newestFirst[1],
    ]);
    const { body } = await requirements.send('GET', `/assetRequirements/${id}/matches?size=1`);
    expect((body as { totalCount: number }).totalCount).toBe(3);
  });

  it('is INVALID_ID for an asset requirement of another office', async () => {
    const { id } = await ground();
    const other = await requirements.elsewhere();
    expect(refusal(await other.send('GET', `/assetRequirements/${id}/matches`))).toEqual(notFound);
  });
});

import { type Realty, realtyPublished, realtyWithdrawn, watchMatchTopic } from '@ovipro/contracts';
import { publishEvent } from '@ovipro/testing';
import fc from 'fast-check';
import { aRealty, inMunicipality, Matching } from '../testing/matching';
import { Requirements } from '../testing/requirements';

let requirements: Requirements;
let matching: Matching;
beforeAll(async () => {
  requirements = await Requirements.start();
  matching = new Matching(requirements);
});
afterAll(() => requirements?.close());

/** What one event says of a realty; each is numbered by its place. */
type State = 'wanted' | 'unwanted' | 'withdrawn';

interface Scenario {
  states: State[];
  /** In which order the events come: each at least once, some twice or three times. */
  order: number[];
}

const scenario: fc.Arbitrary<Scenario> = fc
  .array(fc.constantFrom<State>('wanted', 'wanted', 'unwanted', 'withdrawn'), { minLength: 1, maxLength: 6 })
  .chain((states) =>
    fc.record({
      states: fc.constant(states),
      order: fc.array(fc.nat(states.length - 1), { maxLength: 4 }).chain((twice) => {
        const all = [...states.keys(), ...twice];
        return fc.shuffledSubarray(all, { minLength: all.length });
      }),
    }),
  );

async function tell(realty: Realty, state: State, sequence: number): Promise<void> {
  const { service } = requirements;
  const { realtyId } = realty;
  if (state === 'withdrawn')
    return void (await publishEvent(service, realtyWithdrawn, realtyId, { sequence, data: { realtyId } }));
  const propertyTypeCode = state === 'wanted' ? 'RESIDENTIAL' : 'PLOT';
  const data = { realty: { ...realty, propertyTypeCode, debtFreePriceAmount: sequence } };
  await publishEvent(service, realtyPublished, realtyId, { sequence, data });
}

describe('events of realties in any order, doubled and late', () => {
  it('end in the newest state of each, and no match is reported twice', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const id = await requirements.create({ assetRequirements: inMunicipality('FI_ORDER') });
    const { watchId } = await requirements.watch(id);
    const scenarios = fc
      .sample(scenario, { numRuns: 60, seed })
      .map((each) => ({ ...each, realty: aRealty({ address: { localityCode: 'FI_ORDER' } }) }));
    const events = scenarios.flatMap(({ realty, states, order }) =>
      order.map((index) => () => tell(realty, states[index], index + 1)),
    );
    for (const publish of events) await publish();
    const last = aRealty();
    await matching.publish(last);
    await matching.settled(last.realtyId);

    const expected = scenarios
      .filter(({ states }) => states.at(-1) === 'wanted')
      .map(({ realty, states }) => `${realty.realtyId} ${states.length}`);
    const found = (await matching.matches(id, 'size=100')).map(
      ({ realtyId, debtFreePriceAmount }) => `${realtyId} ${debtFreePriceAmount}`,
    );
    expect({ seed, found: found.sort() }).toEqual({ seed, found: expected.sort() });
    const told = (await requirements.service.published(watchMatchTopic.name))
      .filter(({ data }) => data.match.watch.watchId === watchId)
      .map(({ key, sequence }) => `${key} ${sequence}`);
    expect([seed, new Set(told).size, told.length >= expected.length]).toEqual([seed, told.length, true]);
  }, 60_000);
});

import { validate } from '../common/validate';
import { realtyEvents } from '../realty';
import { assetRequirementEvents, assetRequirementTransitions, followAssignment, watchMatchSample } from '.';

const plain = (value: object): object => JSON.parse(JSON.stringify(value)) as object;
const events = [...assetRequirementEvents, ...realtyEvents];

describe('the events of the asset requirement service, and of the realties that it listens to', () => {
  it.each(events)('$name has a golden sample that its class accepts and leaves as it is', ({ data, sample }) => {
    const { value, faults } = validate(data!, plain(sample!));
    expect([faults, plain(value)]).toEqual([[], plain(sample!)]);
  });

  it.each(events)('$name may grow, and needs what its class requires', ({ data, sample }) => {
    expect(validate(data!, { ...plain(sample!), later: 1 }, 'ignore').faults).toEqual([]);
    expect(validate(data!, {}, 'ignore').faults.length).toBeGreaterThan(0);
  });

  it('tell of arrivals in every state', () => {
    const names = assetRequirementEvents.map(({ name }) => name.replace('asset-requirement-', ''));
    expect(names).toEqual([
      ...['created', 'updated', 'activated', 'finished', 'rejected', 'purchased', 'deleted', 'snapshot'],
      ...['watch-created', 'watch-updated', 'watch-ended', 'watch-snapshot', 'watch-matched', 'watch-match-snapshot'],
    ]);
  });

  it('show a match with its watch, its requirement and its realty', () => {
    const { watch, assetRequirement } = watchMatchSample;
    expect(watch.assetRequirement.assetRequirementId).toBe(assetRequirement.assetRequirementId);
  });
});

describe('the life of an asset requirement', () => {
  it('ends in FINISHED, PURCHASED or REJECTED', () => {
    expect(assetRequirementTransitions).toEqual({
      DRAFT: ['ACTIVE', 'REJECTED'],
      ACTIVE: ['FINISHED', 'PURCHASED', 'REJECTED'],
      FINISHED: [],
      REJECTED: [],
      PURCHASED: [],
    });
  });

  it('follows that of its purchase assignment', () => {
    const statuses = ['DRAFT', 'ACTIVE', 'FINISHED', 'REJECTED', 'PURCHASED'] as const;
    expect(statuses.map((status) => followAssignment(status, 'ACTIVE'))).toEqual([
      'ACTIVE',
      ...Array(4).fill(undefined),
    ]);
    expect(statuses.map((status) => followAssignment(status, 'FINISHED'))).toEqual([
      ...['FINISHED', 'FINISHED'],
      ...[undefined, undefined, undefined],
    ]);
    for (const assignment of ['DRAFT', 'READY_FOR_SIGNING', 'REJECTED'] as const)
      expect(statuses.map((status) => followAssignment(status, assignment))).toEqual(Array(5).fill(undefined));
  });
});

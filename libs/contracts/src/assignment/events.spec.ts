import { eventType } from '../common/events';
import { validate } from '../common/validate';
import { tradeEvents } from '../trade';
import {
  assignmentEvents,
  assignmentTopic,
  officeSettingsTopic,
  PurchaseAssignment,
  RentalAssignment,
  SalesAssignment,
  salesAssignmentSample,
  surveyTopic,
} from '.';

const plain = (value: object): object => JSON.parse(JSON.stringify(value)) as object;
const events = [...assignmentEvents, ...tradeEvents];
const namesOf = (name: string) =>
  assignmentEvents.filter(({ topic }) => topic.name === name).map((event) => event.name);

describe('the events of the assignment service', () => {
  it.each(events)('$name has a golden sample that its class accepts and leaves as it is', ({ data, sample }) => {
    const { value, faults } = validate(data!, plain(sample!));
    expect([faults, plain(value)]).toEqual([[], plain(sample!)]);
  });

  it.each(events)('$name may grow, and needs what its class requires', ({ data, sample }) => {
    expect(validate(data!, { ...plain(sample!), later: 1 }, 'ignore').faults).toEqual([]);
    expect(validate(data!, {}, 'ignore').faults.length).toBeGreaterThan(0);
  });

  it.each(events)('$name has one key, which its sample shows', ({ topic, sample }) => {
    const parts = Object.values(sample!) as Record<string, unknown>[];
    const keys = new Set(parts.map((part) => part[topic.key]).filter(Boolean));
    expect([...keys]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  it('stand on three topics', () => {
    expect(namesOf(assignmentTopic.name)).toEqual([
      ...[
        'assignment-created',
        'assignment-updated',
        'assignment-snapshot',
        'assignment-locked',
        'assignment-unlocked',
      ],
      ...['assignment-activated', 'assignment-finished', 'assignment-rejected', 'assignment-deleted'],
      ...['assignment-expiring', 'continuation-agreement-created', 'continuation-agreement-updated'],
      ...['continuation-agreement-locked', 'continuation-agreement-unlocked', 'continuation-agreement-activated'],
      ...['continuation-agreement-deleted', 'marketing-plan-saved', 'document-generated'],
    ]);
    expect(namesOf(officeSettingsTopic.name)).toEqual([
      ...['integration-settings-changed', 'official-assignment-id-settings-changed', 'office-settings-snapshot'],
    ]);
    expect(namesOf(surveyTopic.name)).toEqual(['survey-due']);
  });

  it('have types of their own', () => {
    const types = events.map(({ name }) => eventType(name));
    expect(new Set(types).size).toBe(types.length);
  });
});

describe('an assignment in an event', () => {
  const { data } = assignmentEvents[0];
  const actor = { sub: 'system:assignment', name: 'OviPro' };
  const faultsOf = (assignment: object) =>
    validate(data!, { assignment, actor }).faults.map(({ path, errorCode }) => [path, errorCode]);

  it.each([
    ['assignment-created', SalesAssignment],
    ['assignment-updated', PurchaseAssignment],
    ['assignment-locked', RentalAssignment],
  ])('is of its type: %s', (name, type) => {
    const { sample } = assignmentEvents.find((event) => event.name === name)!;
    const { value } = validate(data!, plain(sample!), 'ignore');
    expect(value).toEqual(expect.objectContaining({ assignment: expect.any(type) }));
  });

  it('has the properties of its type alone', () => {
    const { sellerCustomerParties: _sellers, ...rest } = salesAssignmentSample;
    expect(faultsOf({ ...rest, lessorParties: [] })).toEqual([
      ['assignment.sellerCustomerParties', 'VALUE_REQUIRED'],
      ['assignment.lessorParties', 'INVALID_TYPE'],
    ]);
    expect(faultsOf({ ...salesAssignmentSample, assignmentTypeCode: 'OTHER' })).toEqual([
      ['assignment.assignmentTypeCode', 'INVALID_TYPE'],
    ]);
  });
});

import { realtySample } from '@ovipro/contracts';
import type { Call } from '../history';
import type { Evidence, TopicEvent } from './evidence';
import { verdictsOf } from './verdicts';

const call = (over: Partial<Call>): Call => ({
  ...{ at: 1_000, took: 5, operation: 'create a lead', method: 'POST', path: '/lead/v1/leads', requestId: 'r1' },
  ...{ status: 201, answer: '{"leadId":"l1"}', repeated: false },
  ...over,
});
const event = (over: Partial<TopicEvent>): TopicEvent => ({
  ...{ topic: 'ovipro.lead', key: 'l1', id: 'e1', name: 'lead-created', sequence: 1, requestId: 'r1' },
  resource: { leadId: 'l1' },
  ...over,
});
const created = event({});
const updated = event({
  id: 'e2',
  name: 'lead-updated',
  sequence: 2,
  requestId: 'r2',
  resource: { leadId: 'l1', a: 1 },
});
const put = call({
  ...{
    operation: 'change a lead',
    method: 'PUT',
    path: '/lead/v1/leads/l1',
    requestId: 'r2',
    status: 200,
    ifMatch: '"1"',
  },
});
const criteria = { financialTerms: { debtFreePriceRange: { maximumPrice: 150_000, currencyCode: 'EUR' } } };
const { realtyId } = realtySample;

/** A run in which all went well. */
const whole: Evidence = {
  calls: [call({}), put],
  faults: [],
  events: [created, updated],
  roots: [{ service: 'lead', topic: 'ovipro.lead', key: 'l1', sequence: 2 }],
  changing: new Set(),
  answers: [{ topic: 'ovipro.lead', key: 'l1', path: '/lead/v1/leads/l1', status: 200, answer: updated.resource }],
  published: new Map([[realtyId, realtySample]]),
  kept: new Map([[realtyId, realtySample]]),
  watched: [{ assetRequirementId: 'a1', criteria }],
  matches: [{ assetRequirementId: 'a1', realtyId }],
  settledMs: 1_000,
};

const broken = (over: Partial<Evidence>): string[] =>
  verdictsOf({ ...whole, ...over })
    .filter(({ offences }) => offences.length > 0)
    .map(({ invariant }) => invariant.slice(0, 2));

const later = call({ at: 90_000, path: '/meeting/v1/meetings', requestId: 'r9', method: 'GET', status: 200 });

describe('the checker', () => {
  it('finds nothing in a run in which all went well, with what was sent twice', () => {
    const repeated = call({ repeated: true });
    expect(broken({ calls: [...whole.calls, repeated], events: [created, created, updated, updated] })).toEqual([]);
  });

  it.each<[string, Partial<Evidence>, string[]]>([
    ['an acknowledged change without an event', { calls: [...whole.calls, call({ requestId: 'r3' })] }, ['I1']],
    ['an event of a refused request', { calls: [...whole.calls.slice(0, 1), { ...put, status: 412 }] }, ['I2']],
    ['events of a resource that is not there', { roots: [{ ...whole.roots[0], key: 'l2', sequence: 0 }] }, ['I2']],
    ['a row that counts an event more', { roots: [{ ...whole.roots[0], sequence: 3 }] }, ['I3']],
    ['a number that is used twice', { events: [created, updated, { ...updated, id: 'e3' }] }, ['I3']],
    ['an answer other than the newest event', { answers: [{ ...whole.answers[0], answer: {} }] }, ['I3']],
    ['events in disorder', { events: [updated, created], answers: [] }, ['I4']],
    ['a realty that a consumer missed', { kept: new Map() }, ['I5']],
    ['a withdrawal that a consumer missed', { published: new Map([[realtyId, null]]), matches: [] }, ['I5']],
    ['two answers to one request', { calls: [...whole.calls, call({ answer: '{"leadId":"l2"}' })] }, ['I6']],
    ['two resources of one request', { events: [created, updated, event({ id: 'e3', key: 'l2' })] }, ['I2', 'I6']],
    ['two changes of one version', { calls: [...whole.calls, { ...put, requestId: 'r1' }] }, ['I7']],
    ['events that wait for ever', { settledMs: undefined }, ['I8']],
    ['a pair that is missing', { matches: [] }, ['I9']],
    ['a pair that does not fit', { watched: [] }, ['I9']],
  ])('finds %s', (_, over, invariants) => {
    expect(broken(over)).toEqual(invariants);
  });

  it('finds a service that stays away after a fault', () => {
    const fault = { fault: 'F2 kill -9 of a service', target: 'lead', from: 2_000, to: 2_000 };
    const refusals = [3_000, 20_000].map((at) => call({ at, status: 503, method: 'GET', requestId: `s${at}` }));
    expect(broken({ faults: [fault], calls: [...whole.calls, ...refusals, later] })).toEqual(['I8']);
  });
});

import { refusal, refused } from '@ovipro/testing';
import { aPlan } from '../testing/assignment.mother';
import { Assignments, etagOf } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());

const path = (id: string) => `/salesAssignments/${id}/marketingPlan`;
const save = (id: string, body: object = aPlan(), headers = {}) => assignments.send('PUT', path(id), body, headers);
const unknown = refused(404, 'INVALID_ID');

describe('the marketing plan of a sales assignment', () => {
  it('is unknown until the first PUT makes it; a later one replaces it', async () => {
    const id = await assignments.create('SALES');
    expect(refusal(await assignments.send('GET', path(id)))).toEqual(unknown);
    expect((await save(id)).status).toBe(200);
    const first = await assignments.send('GET', path(id));
    expect(first.body).toMatchObject(aPlan());
    expect((await save(id, { marketingConditions: { benefits: [{ typeCode: 'WATCHDOG' }] } })).status).toBe(200);
    const { creationTime, marketingConditions } = (await assignments.send('GET', path(id))).body as Record<
      string,
      unknown
    >;
    expect(marketingConditions).toEqual({ benefits: [{ typeCode: 'WATCHDOG' }] });
    expect(creationTime).toBe((first.body as Record<string, unknown>).creationTime);
  });

  it('has an ETag of its own and leaves that of the assignment alone', async () => {
    const id = await assignments.create('SALES');
    const before = etagOf(await assignments.send('GET', `/salesAssignments/${id}`));
    expect((await save(id, aPlan(), { 'if-match': '"1"' })).status).toBe(412);
    expect((await save(id, aPlan(), { 'if-match': '*' })).status).toBe(412);
    const saved = await save(id);
    expect(etagOf(saved)).toBe(etagOf(await assignments.send('GET', path(id))));
    expect(etagOf(await assignments.send('GET', `/salesAssignments/${id}`))).toBe(before);
  });

  it('is published with its assignment, numbered among its events, and not where nothing changes', async () => {
    const id = await assignments.create('SALES');
    await save(id);
    await save(id);
    const [, event, ...others] = await assignments.published(id);
    const marketingPlan = (await assignments.send('GET', path(id))).body as object;
    expect([event.name, event.sequence, others]).toEqual(['marketing-plan-saved', 2, []]);
    expect(event.data).toMatchObject({ assignment: await assignments.read(id), marketingPlan });
  });

  it('is one, also where 10 make it at once', async () => {
    const id = await assignments.create('SALES');
    const answers = await Promise.all(Array.from({ length: 10 }, () => save(id)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(await assignments.eventsOf(id)).toEqual(['assignment-created', 'marketing-plan-saved']);
  });

  it('goes with the assignment that is deleted', async () => {
    const id = await assignments.create('SALES');
    await save(id);
    expect((await assignments.send('DELETE', `/salesAssignments/${id}`)).status).toBe(200);
    expect(refusal(await assignments.send('GET', path(id)))).toEqual(unknown);
    expect(refusal(await save(id))).toEqual(unknown);
  });

  it.each(['PURCHASE', 'RENTAL'] as const)('is not there for a %s assignment', async (type) => {
    const id = await assignments.create(type);
    expect(refusal(await save(id))).toEqual(unknown);
    expect(refusal(await assignments.send('GET', path(id)))).toEqual(unknown);
  });
});

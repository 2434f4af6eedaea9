import {
  type AssetRequirementStatusCode,
  assignmentActivated,
  assignmentFinished,
  assignmentUpdated,
  type EventDefinition,
  followAssignment,
  purchaseAssignmentSample,
} from '@ovipro/contracts';
import { eventually, publishEvent, refusal, refused } from '@ovipro/testing';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { anUpdate } from '../testing/asset-requirement.mother';
import { Requirements } from '../testing/requirements';

let requirements: Requirements;
beforeAll(async () => (requirements = await Requirements.start()));
afterAll(() => requirements?.close());

interface Told {
  event: EventDefinition;
  sequence: number;
  status: 'ACTIVE' | 'FINISHED';
  link?: string;
}

const actor = { sub: 'ville.valittaja', name: 'Ville' };
const dataOf = (assignmentId: string, { event, status, link }: Told): object => {
  const { assetRequirementId: _link, ...rest } = purchaseAssignmentSample;
  const assignment = { ...rest, assignmentId, assignmentStatusCode: status, ...(link && { assetRequirementId: link }) };
  const milestone = event.sample as { integrationSettings?: object };
  return {
    ...{ assignment, actor, previousStatusCode: 'ACTIVE' },
    ...(milestone.integrationSettings && { integrationSettings: milestone.integrationSettings }),
  };
};
const tell = (assignmentId: string, told: Told) =>
  publishEvent(requirements.service, told.event, assignmentId, {
    sequence: told.sequence,
    data: dataOf(assignmentId, told),
  });

/** Resolves once all that was published before is handled: one member reads the topics in their order. */
async function heard(): Promise<void> {
  const last = randomUUID();
  await tell(last, { event: assignmentActivated, sequence: 1, status: 'ACTIVE' });
  const sql = 'SELECT FROM purchase_assignment WHERE assignment_id = $1';
  await eventually(async () => (await requirements.service.db.query(sql, [last])).rowCount, 'the assignments');
}
const statusOf = async (id: string) => (await requirements.read(id)).statusCode;
const active = (link: string, sequence = 3): Told => ({ event: assignmentActivated, sequence, status: 'ACTIVE', link });
const finished = (link: string, sequence = 4): Told => ({
  event: assignmentFinished,
  sequence,
  status: 'FINISHED',
  link,
});

describe('a purchase assignment that links an asset requirement', () => {
  it('turns a draft ACTIVE once it is ACTIVE, and FINISHED once it is; its watches end with it', async () => {
    const [id, assignmentId] = [await requirements.create(), randomUUID()];
    const { watchId } = await requirements.watch(id);
    await tell(assignmentId, active(id));
    await heard();
    expect(await statusOf(id)).toBe('ACTIVE');
    await tell(assignmentId, finished(id));
    await heard();
    expect(await requirements.names(id)).toEqual(['1 created', '2 activated', '3 finished']);
    const watch = async () =>
      (await requirements.send('GET', `/watches/${watchId}`)).body as { watchStatusCode: string };
    await eventually(async () => (await watch()).watchStatusCode === 'ENDED', 'the end of the watch');
    expect((await requirements.published(id)).at(-1)?.data.actor.sub).toBe('system:asset-requirement');
  });

  it('leaves one alone that is REJECTED or PURCHASED, and one that nobody knows', async () => {
    const [rejected, purchased] = [await requirements.create(), await requirements.create()];
    await requirements.become(rejected, 'REJECTED');
    await requirements.become(purchased, 'ACTIVE', 'PURCHASED');
    for (const id of [rejected, purchased, randomUUID()]) {
      const assignmentId = randomUUID();
      await tell(assignmentId, active(id));
      await tell(assignmentId, finished(id));
    }
    await heard();
    expect([await statusOf(rejected), await statusOf(purchased)]).toEqual(['REJECTED', 'PURCHASED']);
    const { rowCount } = await requirements.service.db.query('SELECT FROM dead_letter');
    expect(rowCount).toBe(0);
  });
});

describe('the consent of the customer', () => {
  const put = (id: string, consentToChange?: object) => {
    const body = { ...anUpdate(id, requirements.fixture.office, { statusCode: 'ACTIVE' }), note: randomUUID() };
    return requirements.send('PUT', `/assetRequirements/${id}`, { ...body, consentToChange });
  };

  it('is needed while a purchase assignment that links it is ACTIVE, and only then', async () => {
    const [id, other, assignmentId] = [await requirements.create(), await requirements.create(), randomUUID()];
    expect((await put(id)).status).toBe(200);
    await tell(assignmentId, active(id));
    await heard();
    for (const consent of [undefined, {}, { consentProvided: false }, { date: '2021-09-10' }])
      expect(refusal(await put(id, consent))).toEqual(refused(400, 'INVALID_STATUS'));
    expect((await put(id, { consentProvided: true })).status).toBe(200);
    await tell(assignmentId, { ...active(other, 4), event: assignmentUpdated });
    await heard();
    expect([(await put(id)).status, (await put(other)).status]).toEqual([200, 400]);
  });
});

interface Scenario {
  steps: { assignment: number; link: number; ends: boolean }[];
  order: number[];
}

/** A few purchase assignments, each linking one of three asset requirements after the other; perhaps it finishes. */
const scenario: fc.Arbitrary<Scenario> = fc
  .array(fc.record({ assignment: fc.nat(2), link: fc.nat(3), ends: fc.boolean() }), { minLength: 2, maxLength: 8 })
  .chain((steps) =>
    fc.record({
      steps: fc.constant(steps),
      // some are delivered twice or three times, in any order
      order: fc.array(fc.nat(steps.length - 1), { maxLength: 5 }).chain((twice) => {
        const all = [...steps.map((_, index) => index), ...twice];
        return fc.shuffledSubarray(all, { minLength: all.length });
      }),
    }),
  );

/** The events of the steps in their order; an assignment that has finished says nothing more. */
function eventsOf({ steps }: Scenario, ids: string[], assignments: string[]) {
  const sequences = new Map<number, number>();
  const over = new Set<number>();
  return steps.map(({ assignment, link, ends }) => {
    if (over.has(assignment)) return undefined;
    const sequence = (sequences.get(assignment) ?? 0) + 1;
    sequences.set(assignment, sequence);
    if (ends && sequence > 1) over.add(assignment);
    const event = sequence === 1 ? assignmentActivated : over.has(assignment) ? assignmentFinished : assignmentUpdated;
    const status = over.has(assignment) ? ('FINISHED' as const) : ('ACTIVE' as const);
    return {
      assignmentId: assignments[assignment],
      told: { event, sequence, status, link: ids[link] as string | undefined },
    };
  });
}

/** What the events come to when each is heard of once and in turn. */
function inTurn(events: ReturnType<typeof eventsOf>, ids: string[]) {
  const status = new Map<string, AssetRequirementStatusCode>(ids.map((id) => [id, 'DRAFT']));
  const links = new Map<string, Told>();
  for (const event of events) {
    if (!event) continue;
    const { assignmentId, told } = event;
    links.set(assignmentId, told);
    const before = told.link && status.get(told.link);
    if (told.link && before) status.set(told.link, followAssignment(before, told.status) ?? before);
  }
  const bound = [...links.values()].filter((told) => told.status === 'ACTIVE').map(({ link }) => link);
  return ids.map((id) => [status.get(id), bound.includes(id)]);
}

describe('events of purchase assignments in any order, doubled and late', () => {
  it('come to the same as each of them in turn', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const scenarios = await Promise.all(
      fc.sample(scenario, { numRuns: 40, seed }).map(async (each) => {
        const ids = await Promise.all([0, 1, 2].map(() => requirements.create()));
        const events = eventsOf(each, ids, [randomUUID(), randomUUID(), randomUUID()]);
        return { ids, events, order: each.order };
      }),
    );
    for (const { events, order } of scenarios)
      for (const index of order) {
        const event = events[index];
        if (event) await tell(event.assignmentId, event.told);
      }
    await heard();
    const sql = 'SELECT FROM purchase_assignment WHERE active AND asset_requirement_id = $1';
    for (const { ids, events } of scenarios) {
      const end = await Promise.all(
        ids.map(async (id) => [
          await statusOf(id),
          Number((await requirements.service.db.query(sql, [id])).rowCount) > 0,
        ]),
      );
      expect({ seed, end }).toEqual({ seed, end: inTurn(events, ids) });
    }
  }, 60_000);
});

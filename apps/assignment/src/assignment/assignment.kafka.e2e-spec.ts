import {
  assignmentConsumers,
  assignmentTopic,
  eventType,
  officeSettingsTopic,
  surveyTopic,
  type Topic,
} from '@ovipro/contracts';
import {
  applyTopics,
  brokerTopics,
  connectionTo,
  createEventTransport,
  createLogger,
  type EventTransport,
  EventTransportConfig,
  type InboundMessage,
} from '@ovipro/platform/server';
import { describeWithKafka, eventually, type TestKafka, testKafka } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { aContinuation, aPlan } from '../testing/assignment.mother';
import { Assignments } from '../testing/assignment-service';

jest.setTimeout(120_000);

/** What is expected on the topic: an event, what it carries, and the request that caused it. */
interface Told {
  name: string;
  requestId: string;
  data: object;
}

const logger = createLogger('suite', 'silent');

/** Topics that the service writes and reads; a partition is enough for those that it does not write here. */
const topics: Topic[] = [
  assignmentTopic,
  officeSettingsTopic,
  surveyTopic,
  ...assignmentConsumers.flatMap((group) => group.topics.map((topic) => ({ ...topic, partitions: 1 }))),
];

describeWithKafka('the life of an assignment on Kafka', () => {
  let kafka: TestKafka;
  let transport: EventTransport;
  let assignments: Assignments;
  let id: string;
  const told: Told[] = [];

  beforeAll(async () => {
    kafka = await testKafka();
    const broker = { eventTransport: 'kafka' as const, kafkaBrokers: kafka.brokers };
    const config = Object.assign(new EventTransportConfig(), broker);
    await applyTopics(connectionTo(config, 'suite', logger), brokerTopics(topics, assignmentConsumers, 1));
    transport = createEventTransport(config, 'suite', logger);
    assignments = await Assignments.start(broker);
  });
  afterAll(async () => {
    await assignments?.close();
    await transport?.close();
    await kafka?.stop();
  });

  const get = async (path: string): Promise<object> => (await assignments.send('GET', path)).body as object;

  /** A request that has to succeed; answers what it answered, and its Request-ID. */
  async function change(method: string, path: string, body: object) {
    const requestId = randomUUID();
    const { status, text, body: answer } = await assignments.send(method, path, body, { 'request-id': requestId });
    if (status >= 300) throw new Error(`${method} ${path} answered ${status} ${text}`);
    return { requestId, answer: answer as Record<string, string> };
  }

  /** Notes the event that has to follow: with the assignment as GET answers it now, and the caller. */
  async function expectEvent(name: string, requestId: string, more: object = {}): Promise<void> {
    const { sub, name: callerName, agentId } = assignments.fixture.caller.claims;
    const actor = { sub, name: callerName, ...(agentId && { agentId }) };
    told.push({ name, requestId, data: { assignment: await assignments.read(id), actor, ...more } });
  }

  async function act(actionCode: string, name: string, more: object): Promise<void> {
    const { requestId } = await change('POST', `/assignments/${id}/actions`, { actionCode });
    await expectEvent(name, requestId, more);
  }

  /** A continuation from its draft to its signature. */
  async function continueAssignment(): Promise<void> {
    const { requestId, answer } = await change('POST', assignments.agreements(id), aContinuation());
    const path = `${assignments.agreements(id)}/${answer.continuationAgreementId}`;
    await expectEvent('continuation-agreement-created', requestId, { continuationAgreement: await get(path) });
    const steps = [
      ['LOCK', 'continuation-agreement-locked', 'DRAFT'],
      ['ACTIVATE', 'continuation-agreement-activated', 'READY_FOR_SIGNING'],
    ] as const;
    for (const [actionCode, name, previousStatusCode] of steps) {
      const { requestId: cause } = await change('POST', `${path}/actions`, { actionCode });
      await expectEvent(name, cause, { continuationAgreement: await get(path), previousStatusCode });
    }
  }

  async function live(): Promise<void> {
    const settings = { agencyOfficeId: assignments.office, hspTransferEnabled: true };
    await change('PUT', '/integrationSettings', settings);
    const created = await change('POST', '/salesAssignments', assignments.body('SALES'));
    id = created.answer.assignmentId;
    await expectEvent('assignment-created', created.requestId);
    await act('LOCK', 'assignment-locked', { previousStatusCode: 'DRAFT' });
    const integrationSettings = await get(`/integrationSettings?agencyOfficeId=${assignments.office}`);
    expect(integrationSettings).toEqual(settings);
    await act('ACTIVATE', 'assignment-activated', { previousStatusCode: 'READY_FOR_SIGNING', integrationSettings });
    const plan = `/salesAssignments/${id}/marketingPlan`;
    const { requestId } = await change('PUT', plan, aPlan());
    await expectEvent('marketing-plan-saved', requestId, { marketingPlan: await get(plan) });
    await continueAssignment();
    await act('FINISH', 'assignment-finished', { previousStatusCode: 'ACTIVE', integrationSettings });
  }

  async function published(): Promise<InboundMessage[]> {
    const found: InboundMessage[] = [];
    const keep = (event: InboundMessage) => void (event.key === id && found.push(event));
    await transport.read([assignmentTopic.name], 'start', keep);
    return found;
  }

  it('is on its topic in order and without gaps, as GET answered each time, with the headers of CloudEvents', async () => {
    await live();
    const all = async () => (await published()).length >= told.length && published();
    const events = (await eventually(all, 'the events', 60_000)) as InboundMessage[];
    expect(events.map(({ headers }) => `${headers.ce_sequence} ${headers.ce_type}`)).toEqual(
      told.map(({ name }, index) => `${index + 1} ${eventType(name)}`),
    );
    expect(new Set(events.map(({ partition }) => partition)).size).toBe(1);
    for (const [index, { headers, payload }] of events.entries()) {
      const { name, requestId, data } = told[index];
      expect([name, JSON.parse(String(payload))]).toEqual([name, data]);
      expect(headers).toMatchObject({
        ce_specversion: '1.0',
        ce_source: '/ovipro/assignment',
        ce_subject: id,
        ce_requestid: requestId,
        ce_dataschema: expect.stringMatching(new RegExp(`/schemas/events/${name}\\.json$`)),
        'content-type': 'application/json',
      });
      expect(headers.ce_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
      expect(headers.ce_traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
      expect(new Date(headers.ce_time).toISOString()).toBe(headers.ce_time);
    }
    expect(new Set(events.map(({ headers }) => headers.ce_id)).size).toBe(told.length);
  });
});

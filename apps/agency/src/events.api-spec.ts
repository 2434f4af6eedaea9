import { agencyEvents, agencyOfficeTopic, agentTopic, validate } from '@ovipro/contracts';
import type { PublishedEvent } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { aContactsUpdate, anOfficeUpdate } from './testing/agency-office.mother';
import { type AgencyFixture, type Sender, startAgencyFixture } from './testing/agency-fixture';

let grounds: AgencyFixture;
beforeAll(async () => (grounds = await startAgencyFixture()));
afterAll(() => grounds?.close());

interface Made {
  office: string;
  path: string;
  agentId: string;
  caller: Sender;
}

async function made(): Promise<Made> {
  const office = await grounds.office();
  const agentId = await grounds.agent([office]);
  return { office, path: `/agencyOffices/${office}`, agentId, caller: await grounds.as('main-user', office) };
}

const ofOffice = ({ office }: Made): Promise<PublishedEvent[]> => grounds.published(agencyOfficeTopic.name, office);
const ofAgent = ({ agentId }: Made): Promise<PublishedEvent[]> => grounds.published(agentTopic.name, agentId);
const namesAndNumbers = (events: PublishedEvent[]) => events.map(({ name, sequence }) => `${sequence} ${name}`);

/** Every write on an office: method, path below the office's, body. */
const writes = ({ office, agentId }: Made): [string, string, object?][] => [
  ['PUT', '', anOfficeUpdate(office)],
  ['PUT', '/coordinates', { latitude: 1.5, longitude: -2 }],
  ['PUT', '/contacts', { ...aContactsUpdate(), contacts: [{ contactTypeCode: 'PHONE', value: '1' }] }],
  ['POST', '/publicAgents', { agentId }],
  ['DELETE', `/publicAgents/${agentId}`],
];

describe('the events of an office', () => {
  it('are numbered without gaps, one for each write, and show what GET answered then', async () => {
    const office = await made();
    const answers: object[] = [];
    for (const [method, path, body] of writes(office)) {
      expect((await office.caller.send(method, office.path + path, { body })).status).toBe(200);
      answers.push(await office.caller.get(office.path));
    }
    const events = await ofOffice(office);
    expect(namesAndNumbers(events)).toEqual(answers.map((_, index) => `${index + 1} agency-office-changed`));
    expect(events.map(({ data }) => data.agencyOffice as object)).toEqual(answers);
  });

  it('name the caller and the request, as their contract says', async () => {
    const office = await made();
    const requestId = randomUUID();
    const headers = { 'request-id': requestId };
    await office.caller.send('POST', `${office.path}/publicAgents`, { body: { agentId: office.agentId }, headers });
    const { sub, name, agentId } = office.caller.claims;
    for (const event of [...(await ofOffice(office)), ...(await ofAgent(office))]) {
      expect(event.data.actor).toEqual({ sub, name, agentId });
      expect(event.headers).toMatchObject({
        ce_requestid: requestId,
        ce_subject: event.key,
        ce_source: '/ovipro/agency',
      });
      const definition = agencyEvents.find((known) => known.name === event.name);
      expect(validate(definition?.data as new () => object, event.data as object).faults).toEqual([]);
    }
  });

  it('are not published by what changes nothing or is refused', async () => {
    const office = await made();
    const { caller, path, agentId } = office;
    await caller.send('PUT', path, { body: anOfficeUpdate(office.office) });
    await caller.send('PUT', path, { body: anOfficeUpdate(office.office) });
    await caller.send('DELETE', `${path}/publicAgents/${agentId}`);
    const agent = await grounds.as('agent', office.office);
    const refusals = [
      await agent.send('PUT', path, { body: { agencyOfficeId: office.office } }),
      await caller.send('PUT', path, { body: {} }),
      await caller.send('PUT', `${path}/coordinates`, { body: { latitude: 91, longitude: 0 } }),
      await caller.send('PUT', `${path}/contacts`, {
        body: { contacts: [{ contactId: randomUUID(), contactTypeCode: 'X', value: 'x' }] },
      }),
      await caller.send('PUT', path, { body: { agencyOfficeId: office.office }, headers: { 'if-match': '"1"' } }),
      await caller.send('POST', `${path}/publicAgents`, { body: { agentId: randomUUID() } }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([403, 400, 400, 404, 412, 404]);
    expect(namesAndNumbers(await ofOffice(office))).toEqual(['1 agency-office-changed']);
    expect(await ofAgent(office)).toEqual([]);
  });

  it('keep their order and numbers when many change one office at the same moment', async () => {
    const office = await made();
    const puts = Array.from({ length: 12 }, (_, latitude) =>
      office.caller.send('PUT', `${office.path}/coordinates`, { body: { latitude, longitude: 0 } }),
    );
    expect((await Promise.all(puts)).map(({ status }) => status)).toEqual(Array(12).fill(200));
    const events = await ofOffice(office);
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(events.at(-1)?.data.agencyOffice).toEqual(await office.caller.get(office.path));
  });
});

describe('the events of an agent', () => {
  it('tell when an office begins and ends to show the agent, with what GET answers', async () => {
    const office = await made();
    const { caller, path, agentId } = office;
    const answers: object[] = [];
    for (const [method, part, body] of writes(office).slice(-2)) {
      await caller.send(method, path + part, { body });
      answers.push(await caller.get(`/agents/${agentId}`));
    }
    const events = await ofAgent(office);
    expect(namesAndNumbers(events)).toEqual(['1 agent-changed', '2 agent-changed']);
    expect(events.map(({ data }) => data.agent as object)).toEqual(answers);
  });
});

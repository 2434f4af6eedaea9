import { agencyOfficeTopic, agencyTopic, type Agent, agentTopic, utc } from '@ovipro/contracts';
import { describeProjection } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { agencyProjection } from './agency/agency.projection';
import { agencyOfficeProjection } from './agency-office/agency-office.projection';
import { agentProjection } from './agent/agent.projection';
import { agencyService } from './service';
import { type Json, linesOf } from './testing/agency-service';
import { type AgencyFixture, startAgencyFixture } from './testing/agency-fixture';
import { anOffice } from './testing/agency-office.mother';
import { anAgency } from './testing/agency.mother';
import { anAgent } from './testing/agent.mother';

let grounds: AgencyFixture;
beforeAll(async () => (grounds = await startAgencyFixture()));
afterAll(() => grounds?.close());

const home = randomUUID();
const odd = 'a"b\\c/\u007f\n\u2028 👩‍👧 null';

const agencies: [string, Json][] = [
  ['everything', { ...anAgency() }],
  ['the least', { agencyId: randomUUID(), agencyNumber: 0, officialName: odd }],
  ['empty parts', { ...anAgency(), invoicing: {}, visitingAddress: { addressLine2: '' } }],
];

const least = { agencyOfficeId: randomUUID(), agencyOfficeNumber: 0, name: 'x', agency: { agencyId: randomUUID() } };
const offices: [string, Json][] = [
  ['everything', { ...anOffice() }],
  ['the least', least],
  ['odd texts', { ...anOffice(), name: odd, reportingName: '', tags: [{ tag: odd }] }],
  ['empty parts', { ...anOffice(), links: [{ url: '' }], contacts: [], branding: {} }],
  ['small numbers', { ...anOffice(), location: { latitude: 1e-7, longitude: -180 } }],
];

const agents: [string, Json][] = [
  ['everything', { ...anAgent([home], { publicAgentAgencyOfficeIds: [randomUUID(), home] }) }],
  ['the least', { agentId: randomUUID(), firstName: odd, lastName: 'x', state: 'ACTIVE', agencyOfficeIds: [home] }],
  ['empty lists', { ...anAgent([home]), languages: [], degrees: [], contacts: [], recommendation: {} }],
];

const kinds = {
  agencies: { topic: agencyTopic, path: 'agencies', property: 'agency' },
  offices: { topic: agencyOfficeTopic, path: 'agencyOffices', property: 'agencyOffice' },
  agents: { topic: agentTopic, path: 'agents', property: 'agent' },
};

/** The record as GET answers it and as its event shows it. */
async function imported(
  kind: keyof typeof kinds,
  record: Json,
  office: string,
): Promise<Record<'answer' | 'event', Json>> {
  const { topic, path, property } = kinds[kind];
  const id = record[topic.key] as string;
  expect(await grounds.admin.import(kind, linesOf(record))).toMatchObject({ refused: [] });
  const answer = await (await grounds.as('agent', office)).get<Json>(`/${path}/${id}`);
  const [event] = await grounds.published(topic.name, id);
  return { answer, event: event.data[property] as Json };
}

const { persistence } = agencyService;
describeProjection('an agency', { persistence, projection: agencyProjection });
describeProjection('an office', { persistence, projection: agencyOfficeProjection });
describeProjection('an agent', { persistence, projection: agentProjection });

describe('an answer as SQL writes it, the event as TypeScript writes it and what was imported', () => {
  it.each(agencies)('are the same for an agency: %s', async (_what, record) => {
    const office = await grounds.office({ agency: { agencyId: record.agencyId as string } });
    expect(await imported('agencies', record, office)).toEqual({ answer: record, event: record });
  });

  it.each(offices)('are the same for an office: %s', async (_what, record) => {
    expect(await imported('offices', record, record.agencyOfficeId as string)).toEqual({
      answer: record,
      event: record,
    });
  });

  it.each(agents)('are the same for an agent, bar the own offices and the time: %s', async (_what, record) => {
    const { answer, event } = await imported('agents', record, home);
    const { agencyOfficeIds: _internal, ...shown } = record;
    expect(answer).toEqual({ publicAgentAgencyOfficeIds: [], ...shown, modificationTime: answer.modificationTime });
    expect(event).toEqual(answer);
  });

  it.each(['2024-05-02T08:00:00Z', '2024-05-02T08:00:00.12Z', '2024-12-31T23:59:59.999Z', '2024-05-02T08:00:10.1Z'])(
    'writes times alike: %s',
    async (time) => {
      const agentId = await grounds.agent([home]);
      await grounds.db.query('UPDATE agent SET modification_time = $1 WHERE agent_id = $2', [time, agentId]);
      const { modificationTime } = await (await grounds.as('agent', home)).get<Agent>(`/agents/${agentId}`);
      expect([modificationTime, utc(new Date(time))]).toEqual([time, time]);
    },
  );
});

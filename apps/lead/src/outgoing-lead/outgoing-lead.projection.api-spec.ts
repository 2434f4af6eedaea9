import {
  type OutgoingLead,
  outgoingLeadCreated,
  type OutgoingLeadCreate,
  outgoingLeadTopic,
  validate,
} from '@ovipro/contracts';
import {
  describeProjection,
  eventually,
  makeFixture,
  startTestService,
  type TestService,
  type Fixture,
} from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { leadService } from '../service';
import { outgoingLeadProjection } from './outgoing-lead.projection';
import { anOutgoingLead } from '../testing/outgoing-lead.mother';

let service: TestService;
let fixture: Fixture;
beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
});
afterAll(() => service?.close());

const party = randomUUID();
const agent = { firstName: 'Minna', lastName: 'Monnila', emailAddress: 'minna@example.com', phoneNumber: '+3585' };

async function knowEverybody(): Promise<void> {
  const sql = 'INSERT INTO directory_entry (kind, id, sequence, data) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING';
  await service.db.query(sql, ['party', party, { firstName: 'A "b" \\ ä', lastName: '' }]);
  await service.db.query(sql, ['agent', fixture.caller.claims.agentId, agent]);
}

const contents: [string, OutgoingLeadCreate['lead']][] = [
  ['everything', anOutgoingLead('').lead],
  ['nothing', {}],
  ['empty texts, lists and objects', { subject: '', message: '', additionalNote: '', realty: {}, documents: [] }],
  ['texts of every kind', { subject: 'a"b\\c/\u007f\n\u2028 👩‍👧 null', realty: { friendlyId: 'D 6' } }],
];

describeProjection('an outgoing lead', {
  persistence: leadService.persistence,
  projection: outgoingLeadProjection,
});

describe('an outgoing lead as SQL writes it and as TypeScript writes it', () => {
  it.each(contents)('is the same, with all names known and with none: %s', async (_what, lead) => {
    await knowEverybody();
    for (const [partyId, by] of [
      [party, fixture],
      [randomUUID(), fixture.as('agent')],
    ] as const) {
      const body = { ...anOutgoingLead(fixture.office, {}, partyId), lead };
      const { leadId } = await by.make<OutgoingLead>('/outgoingLeads', body);
      const bySql = (await fixture.send('GET', `/outgoingLeads/${leadId}`)).body as OutgoingLead;
      const [event, ...others] = await service.published(outgoingLeadTopic.name, leadId);
      expect([event.name, event.sequence, others]).toEqual(['outgoing-lead-created', 1, []]);
      expect(event.data.outgoingLead).toEqual(bySql);
    }
  });
});

describe('the event of an outgoing lead', () => {
  it('fits the class and the golden sample that partners go by', async () => {
    await knowEverybody();
    const { leadId } = await fixture.make<OutgoingLead>('/outgoingLeads', anOutgoingLead(fixture.office, {}, party));
    const [{ data, headers }] = await service.published(outgoingLeadTopic.name, leadId);
    const { data: type, sample } = outgoingLeadCreated;
    expect(validate(type as new () => object, data as object).faults).toEqual([]);
    expect(Object.keys(data as object).sort()).toEqual(Object.keys(sample as object).sort());
    const { sub, name, agentId } = fixture.caller.claims;
    expect(data.actor).toEqual({ sub, name, agentId });
    expect(headers).toMatchObject({ ce_subject: leadId, ce_source: '/ovipro/lead' });
    expect(headers.ce_dataschema).toMatch(/\/schemas\/events\/outgoing-lead-created\.json$/);
  });

  it('is followed, on request, by the present state', async () => {
    const { leadId } = await fixture.make<OutgoingLead>('/outgoingLeads', anOutgoingLead(fixture.office));
    const order = `INSERT INTO consumer_command (target, command) VALUES ('topic ${outgoingLeadTopic.name}', 'snapshot')`;
    await service.db.query(order);
    const open = 'SELECT FROM consumer_command WHERE done_at IS NULL';
    await eventually(async () => (await service.db.query(open)).rowCount === 0, 'the snapshot');
    const events = await service.published(outgoingLeadTopic.name, leadId);
    expect(events.map(({ name, sequence }) => `${sequence} ${name}`)).toEqual([
      '1 outgoing-lead-created',
      '2 outgoing-lead-snapshot',
    ]);
    expect(events[1].data.outgoingLead).toEqual(events[0].data.outgoingLead);
    expect(events[1].data.actor).toEqual({ sub: 'system:lead', name: 'OviPro' });
  });
});

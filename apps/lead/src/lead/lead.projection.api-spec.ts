import { type Lead, LeadStatusCode, leadTopic } from '@ovipro/contracts';
import { describeProjection, makeFixture, startTestService, type TestService, type Fixture } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { leadService } from '../service';
import { LeadEntity } from './lead.entity';
import { leadProjection } from './lead.projection';
import { aLead } from '../testing/lead.mother';

let service: TestService;
let fixture: Fixture;
beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
});
afterAll(() => service?.close());

const least = { leadTypeCode: 'X', leadSourceTypeCode: 'Y', customer: { emailAddress: 'a@b' } };
const leads: [string, object][] = [
  ['everything', aLead().lead],
  ['the least', least],
  [
    'empty texts, lists and objects',
    { ...least, message: '', tags: [], supplierAssignedIdentifiers: [], realty: { address: {} }, recipient: {} },
  ],
  ['texts of every kind', { ...least, message: 'a"b\\c/\u007f\n\u2028 👩‍👧 null', tags: ['', ' ', 'ä'] }],
];

describeProjection('a lead', { persistence: leadService.persistence, projection: leadProjection });

describe('a lead as SQL writes it and as TypeScript writes it', () => {
  it.each(leads)('is the same: %s', async (_what, lead) => {
    for (const leadStatusCode of LeadStatusCode) {
      const { leadId } = await fixture.make<Lead>('/leads', { lead: { ...lead, agencyOfficeId: fixture.office } });
      const update = {
        leadStatusCode,
        leadActionCodes: ['A', 'B'],
        lead: { agencyOfficeId: fixture.office, agentId: randomUUID() },
      };
      const bySql = async () => (await fixture.send('GET', `/leads/${leadId}`)).body as Lead;
      const asCreated = await bySql();
      await fixture.make(`/leads/${leadId}`, update, 'PUT');
      const events = await service.published(leadTopic.name, leadId);
      expect([events[0].data.lead, events.at(-1)?.data.lead]).toEqual([asCreated, await bySql()]);
    }
  });

  it.each([
    '2024-05-02T08:00:00.000Z',
    '2024-05-02T08:00:00.120Z',
    '2024-12-31T23:59:59.999Z',
    '2024-02-29T00:00:00.001Z',
    '2024-05-02T08:00:10.100Z',
  ])('has the same times: %s', async (time) => {
    const { leadId } = await fixture.make<Lead>('/leads', aLead({ agencyOfficeId: fixture.office }));
    await service.db.query(
      'UPDATE lead SET creation_time = $1, modification_time = $1, assignment_time = $1, decision_time = $1 WHERE lead_id = $2',
      [time, leadId],
    );
    const seen = (await fixture.send('GET', `/leads/${leadId}`)).body as Lead;
    const at = new Date(time);
    const times = { creationTime: at, modificationTime: at, assignmentTime: at, decisionTime: at };
    const entity = Object.assign(new LeadEntity(), {
      leadId,
      content: {},
      customer: {},
      agentId: null,
      partyId: null,
      ...times,
    });
    const { creationTime, modificationTime, assignmentTime, decisionTime } = leadProjection.answer(entity);
    expect(seen).toMatchObject({ creationTime, modificationTime, assignmentTime, decisionTime });
  });
});

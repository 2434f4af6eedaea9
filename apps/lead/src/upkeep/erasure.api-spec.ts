import { type Lead, leadTopic, type OutgoingLead, outgoingLeadTopic, type Party } from '@ovipro/contracts';
import {
  badBody,
  eventually,
  makeFixture,
  PartyRegister,
  refusal,
  startTestService,
  type TestService,
  type Fixture,
} from '@ovipro/testing';
import { leadService } from '../service';
import { erasures } from './erasures';
import { aLead, aLeadUpdate } from '../testing/lead.mother';
import { anOutgoingLead } from '../testing/outgoing-lead.mother';

let service: TestService;
let fixture: Fixture;
let register: PartyRegister;
beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
  register = new PartyRegister(service, erasures.length);
});
afterAll(() => service?.close());

const customerOf = ({ partyId, firstName, lastName, emailAddress, phoneNumber }: Party) => ({
  ...{ partyId, firstName, lastName, emailAddress, phoneNumber },
});
const newLead = (party: Party): Promise<Lead> =>
  fixture.make('/leads', aLead({ agencyOfficeId: fixture.office, customer: customerOf(party) }));
const send = (party: Party): Promise<OutgoingLead> =>
  fixture.make('/outgoingLeads', anOutgoingLead(fixture.office, {}, party.partyId));
const get = (path: string) => fixture.send('GET', path);

describe('a customer who was removed', () => {
  it('is blanked in a lead, as a change of it', async () => {
    const party = register.party();
    await register.introduce(party);
    const { leadId } = await newLead(party);
    const before = await get(`/leads/${leadId}`);
    const eventId = await register.remove(party);
    const after = await get(`/leads/${leadId}`);
    const was = before.body as Lead;
    const { modificationTime } = after.body as Lead;
    expect(after.body).toEqual({
      ...was,
      modificationTime,
      lead: { ...was.lead, customer: { partyId: party.partyId } },
    });
    expect(Date.parse(modificationTime)).toBeGreaterThan(Date.parse(was.modificationTime));
    expect([before.headers.get('etag'), after.headers.get('etag')]).toEqual(['"1"', '"2"']);
    const [, event, ...others] = await service.published(leadTopic.name, leadId);
    expect([event.name, event.sequence, others]).toEqual(['lead-updated', 2, []]);
    const actor = { sub: 'system:lead', name: 'OviPro' };
    expect(event.data).toEqual({ lead: after.body, actor, previousStatusCode: 'NEW' });
    expect(event.headers).toMatchObject({ ce_causationid: eventId, ce_requestid: eventId });
  });

  it('is blanked in a decided lead, which keeps everything else', async () => {
    const party = register.party();
    const { leadId } = await newLead(party);
    const update = aLeadUpdate({ agencyOfficeId: fixture.office, customer: { partyId: party.partyId } });
    await fixture.make(`/leads/${leadId}`, update, 'PUT');
    const was = (await get(`/leads/${leadId}`)).body as Lead;
    await register.remove(party);
    const { modificationTime, ...is } = (await get(`/leads/${leadId}`)).body as Lead;
    expect({ ...is, modificationTime: was.modificationTime }).toEqual({
      ...was,
      lead: { ...was.lead, customer: { partyId: party.partyId } },
    });
    expect(modificationTime).not.toBe(was.modificationTime);
    const events = await service.published(leadTopic.name, leadId);
    expect([events.at(-1)?.name, events.at(-1)?.data.previousStatusCode]).toEqual(['lead-updated', 'APPROVED']);
  });

  it('is blanked in an outgoing lead, which is not delivered again', async () => {
    const party = register.party();
    await register.introduce(party);
    const { leadId } = await send(party);
    const before = await get(`/outgoingLeads/${leadId}`);
    expect((before.body as OutgoingLead).customer.lastName).toBe(party.lastName);
    await register.remove(party);
    const after = await get(`/outgoingLeads/${leadId}`);
    expect(after.body).toEqual({ ...(before.body as OutgoingLead), customer: { partyId: party.partyId } });
    expect([before.headers.get('etag'), after.headers.get('etag')]).toEqual(['"1"', '"2"']);
    const [, event, ...others] = await service.published(outgoingLeadTopic.name, leadId);
    expect([event.name, event.sequence, others]).toEqual(['outgoing-lead-snapshot', 2, []]);
    expect(event.data).toEqual({ outgoingLead: after.body, actor: { sub: 'system:lead', name: 'OviPro' } });
  });

  it('stands nowhere in the service any more, and nobody else is forgotten', async () => {
    const [party, other] = [register.party(), register.party()];
    for (const one of [party, other]) {
      await register.introduce(one);
      await newLead(one);
      await send(one);
    }
    const everywhere = ['directory_entry', 'lead', 'outgoing_lead'];
    await service.published(leadTopic.name);
    expect(await register.placesOf(party.lastName as string)).toEqual(everywhere);
    await register.remove(party);
    await service.published(leadTopic.name);
    expect(await register.placesOf(party.lastName as string)).toEqual([]);
    expect(await register.placesOf(other.lastName as string)).toEqual(everywhere);
  });

  it('leaves a lead that can be handled on by whoever names the party', async () => {
    const party = register.party();
    const { leadId } = await newLead(party);
    await register.remove(party);
    const body = { leadStatusCode: 'REJECTED', lead: { agencyOfficeId: fixture.office } };
    const put = (lead: object) =>
      fixture.send('PUT', `/leads/${leadId}`, { body: { ...body, lead: { ...body.lead, ...lead } } });
    expect(refusal(await put({}))).toEqual(badBody({ 'lead.customer': 'VALUE_REQUIRED' }));
    expect((await put({ customer: { partyId: party.partyId } })).status).toBe(200);
  });

  it('is blanked in hundreds of leads, a portion to a transaction', async () => {
    const party = register.party();
    const { leadId } = await newLead(party);
    const { rows } = await service.db.query<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_name = 'lead' AND column_name <> 'lead_id'`,
    );
    const columns = rows.map((row) => row.column_name).join(', ');
    const copy = `INSERT INTO lead (lead_id, ${columns}) SELECT gen_random_uuid(), ${columns} FROM lead, generate_series(1, 250)
      WHERE lead_id = $1`;
    await service.db.query(copy, [leadId]);
    await register.remove(party);
    const { rows: portions } = await service.db.query<{ leads: number; version: number; named: number }>(
      `SELECT count(*)::integer AS leads, min(version) AS version, count(*) FILTER (WHERE customer <> '{}')::integer AS named
       FROM lead WHERE party_id = $1 GROUP BY modification_time ORDER BY 1 DESC`,
      [party.partyId],
    );
    expect(portions).toEqual([100, 100, 51].map((leads) => ({ leads, version: 2, named: 0 })));
  });

  it('is looked for once more an hour later, for what was under way', async () => {
    const party = register.party();
    await register.introduce(party);
    await register.remove(party);
    const { leadId } = await newLead(party);
    await register.lastLook(party);
    expect(((await get(`/leads/${leadId}`)).body as Lead).lead.customer).toEqual({ partyId: party.partyId });
  });

  it('is not blanked where the party has come back', async () => {
    const party = register.party();
    await register.introduce(party);
    await register.remove(party);
    await register.introduce(party, 3);
    const { leadId } = await newLead(party);
    await register.lastLook(party);
    expect(((await get(`/leads/${leadId}`)).body as Lead).lead.customer).toEqual(customerOf(party));
  });

  it('is not blanked by a removal older than what the directory has', async () => {
    const party = register.party();
    await register.introduce(party, 5);
    await register.publishRemoval(party, 4);
    await register.introduce(register.party());
    expect(await register.scheduled(party)).toEqual([]);
  });

  it('is not looked for again by a replay of the directory', async () => {
    const party = register.party();
    await register.introduce(party);
    await register.remove(party);
    await service.db.query('DELETE FROM job WHERE key = $1', [party.partyId]);
    await service.db.query(`INSERT INTO consumer_command (target, command) VALUES ('lead.directory', 'replay')`);
    const open = 'SELECT FROM consumer_command WHERE done_at IS NULL';
    await eventually(async () => (await service.db.query(open)).rowCount === 0, 'the replay');
    await register.introduce(register.party());
    expect(await register.scheduled(party)).toEqual([]);
    const sql = 'SELECT removed, data FROM directory_entry WHERE id = $1';
    expect((await service.db.query(sql, [party.partyId])).rows).toEqual([{ removed: true, data: {} }]);
  });
});

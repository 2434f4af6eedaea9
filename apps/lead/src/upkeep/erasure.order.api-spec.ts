import { deadLetterTopic, type Lead, leadTopic, type OutgoingLead, partyChanged } from '@ovipro/contracts';
import {
  eventually,
  makeFixture,
  PartyRegister,
  publishEvent,
  startTestService,
  type TestService,
  type Fixture,
} from '@ovipro/testing';
import type { PoolClient } from 'pg';
import { leadService } from '../service';
import { erasures } from './erasures';
import { aLead } from '../testing/lead.mother';
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

const get = (path: string) => fixture.send('GET', path);

/** Backends of this database that wait for a lock, with the tables that they have or want. */
const waiting = `SELECT FROM pg_locks l JOIN pg_locks here ON here.pid = l.pid AND here.locktype = 'relation'
    AND here.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  WHERE NOT l.granted`;

describe('a lead that is sent while its customer is removed', () => {
  it('is found by the erasure: the removal waits for the copy of the names', async () => {
    const party = register.party();
    await register.introduce(party);
    const block = await service.db.connect();
    await block.query('BEGIN; LOCK TABLE outgoing_lead IN SHARE MODE');
    const sending = fixture.make<OutgoingLead>('/outgoingLeads', anOutgoingLead(fixture.office, {}, party.partyId));
    const waits = (lock: string) => async () => (await service.db.query(`${waiting} AND ${lock}`)).rowCount === 1;
    await eventually(waits(`here.relation = 'outgoing_lead'::regclass`), 'the lead to wait');
    await register.publishRemoval(party);
    await eventually(
      waits(`l.locktype = 'transactionid' AND here.relation = 'directory_entry'::regclass`),
      'the removal',
    );
    await block.query('ROLLBACK');
    block.release();
    const { leadId } = await sending;
    await register.erased(party);
    expect(((await get(`/outgoingLeads/${leadId}`)).body as OutgoingLead).customer).toEqual({ partyId: party.partyId });
  });
});

/** Keeps in the outbox what the relay would take away, until the connection gives up its lock. */
async function holdRelay(): Promise<PoolClient> {
  const client = await service.db.connect();
  await client.query('SELECT pg_advisory_lock(1)');
  await client.query(`
    CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END';
    CREATE TRIGGER hold BEFORE DELETE ON outbox EXECUTE FUNCTION hold()`);
  return client;
}

describe('the dead letters of a party that was removed', () => {
  it('are dropped with what they say, on their way out too, and hold the removal back no longer', async () => {
    const party = register.party();
    const { partyId, lastName } = party;
    const lead = aLead({ agencyOfficeId: fixture.office, customer: { partyId, lastName } });
    const { leadId } = await fixture.make<Lead>('/leads', lead);
    await service.published(leadTopic.name);
    const relay = await holdRelay();
    const faulty = { party: { ...party, partyTypeCode: 1 } };
    await publishEvent(service, partyChanged, partyId, { sequence: 1, data: faulty });
    await eventually(
      async () => (await register.placesOf(lastName as string)).includes('dead_letter'),
      'the dead letter',
    );
    expect(await register.placesOf(lastName as string)).toEqual(['dead_letter', 'lead']);
    await register.remove(party);
    expect(await register.placesOf(lastName as string)).toEqual([]);
    await relay.query('SELECT pg_advisory_unlock_all()');
    relay.release();
    expect((await service.db.query('SELECT FROM parked_key WHERE key = $1', [partyId])).rowCount).toBe(0);
    expect(((await get(`/leads/${leadId}`)).body as Lead).lead.customer).toEqual({ partyId });
    const [letter] = await service.published(deadLetterTopic('ovipro.party', 'lead.directory'), partyId);
    expect([letter.headers.dlq_reason, letter.data]).toEqual(['failed', null]);
  });
});

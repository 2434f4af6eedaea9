import { type Lead, LeadStatusCode, type LeadUpdateDetails } from '@ovipro/contracts';
import {
  makeCaller,
  makeFixture,
  refusal,
  refused,
  startTestService,
  type TestAnswer,
  type TestService,
  type Fixture,
} from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { leadService } from '../service';
import { leadLifeCycle } from './lead.status';
import { aLead } from '../testing/lead.mother';

let service: TestService;
let fixture: Fixture;
beforeAll(async () => {
  service = await startTestService(leadService);
  fixture = await makeFixture(service, service.send);
});
afterAll(() => service?.close());

const invalidStatus = refused(400, 'INVALID_STATUS');
const party = randomUUID();
const agent = randomUUID();

interface Wanted extends Partial<LeadUpdateDetails> {
  leadStatusCode?: string;
  leadActionCodes?: string[];
}

const newLead = async (customer: object = { emailAddress: 'a@b', partyId: party }): Promise<string> =>
  (await fixture.make<Lead>('/leads', aLead({ agencyOfficeId: fixture.office, customer }))).leadId;
const read = async (leadId: string): Promise<Lead> => (await fixture.send('GET', `/leads/${leadId}`)).body as Lead;
const bodyOf = ({ leadStatusCode = 'NEW', leadActionCodes, ...lead }: Wanted): object => ({
  leadStatusCode,
  leadActionCodes,
  lead: { agencyOfficeId: fixture.office, ...lead },
});
const put = (leadId: string, wanted: Wanted, token = fixture.token): Promise<TestAnswer> =>
  fixture.send('PUT', `/leads/${leadId}`, { body: bodyOf(wanted), token });
const update = async (leadId: string, wanted: Wanted, token?: string): Promise<Lead> => {
  const { status, text } = await put(leadId, wanted, token);
  expect([status, text]).toEqual([200, '{}']);
  return read(leadId);
};

/** A lead in a status, handled by an agent. */
const leadIn = async (leadStatusCode: string): Promise<string> => {
  const leadId = await newLead();
  await update(leadId, { leadStatusCode, agentId: agent, customer: { partyId: party } });
  return leadId;
};

describe('PUT /leads/{leadId}', () => {
  const pairs = LeadStatusCode.flatMap((from) => LeadStatusCode.map((to) => ({ from, to })));

  it.each(pairs)('$from → $to', async ({ from, to }) => {
    const leadId = await leadIn(from);
    const answer = await put(leadId, { leadStatusCode: to, agentId: agent });
    const allowed = leadLifeCycle.allows(from, to);
    expect(refusal(answer)).toEqual(allowed ? { status: 200, errorCode: undefined } : invalidStatus);
    expect((await read(leadId)).leadStatusCode).toBe(allowed ? to : from);
    if (!allowed) expect((answer.body as { message: string }).message).toContain(from);
  });

  it('replaces: what is left out becomes unset', async () => {
    const leadId = await newLead();
    const full = {
      leadStatusCode: 'IN_PROGRESS',
      leadActionCodes: ['CUSTOMER_CONTACTED', 'OTHER_1'],
      agentId: agent,
      additionalNote: 'x',
      customer: { partyId: party },
    };
    const before = await update(leadId, full);
    expect(before).toMatchObject({
      leadActionCodes: ['CUSTOMER_CONTACTED', 'OTHER_1'],
      lead: { agentId: agent, additionalNote: 'x', customer: { partyId: party } },
    });
    const { leadActionCodes, lead } = await update(leadId, { leadStatusCode: 'IN_PROGRESS' });
    expect([leadActionCodes, lead.agentId, lead.additionalNote, lead.customer]).toEqual([
      [],
      undefined,
      undefined,
      { emailAddress: 'a@b' },
    ]);
    expect(Object.keys(lead)).not.toContain('additionalNote');
  });

  it('requires the status and the office, and nothing else', async () => {
    const leadId = await newLead();
    const faultsOf = async (body: object) => refusal(await fixture.send('PUT', `/leads/${leadId}`, { body })).errors;
    expect(await faultsOf({ lead: {} })).toEqual({
      leadStatusCode: 'VALUE_REQUIRED',
      'lead.agencyOfficeId': 'VALUE_REQUIRED',
    });
    expect(await faultsOf({ leadStatusCode: 'NEW' })).toEqual({ lead: 'VALUE_REQUIRED' });
    expect((await put(leadId, {})).status).toBe(200);
  });

  it('leaves alone what the sender said', async () => {
    const leadId = await newLead();
    const before = await read(leadId);
    const after = await update(leadId, {
      leadStatusCode: 'APPROVED',
      agentId: agent,
      additionalNote: '  ',
      customer: { partyId: party },
    });
    expect(after.lead).toEqual({ ...before.lead, agentId: agent, additionalNote: '  ' });
    expect([after.leadId, after.creationTime]).toEqual([before.leadId, before.creationTime]);
  });

  it('keeps an empty note and an empty list as sent', async () => {
    const { lead, leadActionCodes } = await update(await newLead(), { additionalNote: '', leadActionCodes: [] });
    expect([lead.additionalNote, leadActionCodes]).toEqual(['', []]);
  });

  it('takes ids in upper case for the same ids: nothing changes', async () => {
    const leadId = await leadIn('APPROVED');
    const before = await read(leadId);
    const wanted = {
      leadStatusCode: 'APPROVED',
      agencyOfficeId: fixture.office.toUpperCase(),
      agentId: agent.toUpperCase(),
      customer: { partyId: party.toUpperCase() },
    };
    expect(await update(leadId.toUpperCase(), { ...wanted, additionalNote: before.lead.additionalNote })).toEqual(
      before,
    );
  });
});

describe('the times of a lead', () => {
  it('notes when an agent was first named, and that alone', async () => {
    const leadId = await newLead();
    expect((await update(leadId, { additionalNote: 'x' })).assignmentTime).toBeUndefined();
    const first = await update(leadId, { agentId: agent });
    expect(first.assignmentTime).toBe(first.modificationTime);
    const second = await update(leadId, { agentId: randomUUID() });
    expect(second.assignmentTime).toBe(first.assignmentTime);
    expect(Date.parse(second.modificationTime)).toBeGreaterThan(Date.parse(first.modificationTime));
    const removed = await update(leadId, {});
    expect([removed.lead.agentId, removed.assignmentTime]).toEqual([undefined, first.assignmentTime]);
  });

  it.each(['APPROVED', 'REJECTED'])('notes when the lead was %s, and that alone', async (leadStatusCode) => {
    const leadId = await newLead();
    expect((await update(leadId, { leadStatusCode: 'IN_PROGRESS' })).decisionTime).toBeUndefined();
    const decided = await update(leadId, { leadStatusCode });
    expect(decided.decisionTime).toBe(decided.modificationTime);
    expect(decided.assignmentTime).toBeUndefined();
    const noted = await update(leadId, { leadStatusCode, additionalNote: 'later' });
    expect(noted.decisionTime).toBe(decided.decisionTime);
  });

  it('answers all of them in UTC', async () => {
    const { assignmentTime, decisionTime, creationTime, modificationTime } = await update(await newLead(), {
      leadStatusCode: 'APPROVED',
      agentId: agent,
    });
    for (const time of [assignmentTime, decisionTime, creationTime, modificationTime])
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,2}[1-9])?Z$/);
  });
});

describe.each(['APPROVED', 'REJECTED'])('a lead that is %s', (leadStatusCode) => {
  const refuses = async (wanted: Wanted, token?: string): Promise<void> => {
    const leadId = await leadIn(leadStatusCode);
    const before = await fixture.send('GET', `/leads/${leadId}`);
    const answer = await put(leadId, { leadStatusCode, agentId: agent, ...wanted }, token);
    expect(refusal(answer)).toEqual(invalidStatus);
    expect((answer.body as { message: string }).message).toContain(leadStatusCode);
    const after = await fixture.send('GET', `/leads/${leadId}`);
    expect([after.text, after.headers.get('etag')]).toEqual([before.text, before.headers.get('etag')]);
  };

  it('keeps its status', () => refuses({ leadStatusCode: 'IN_PROGRESS' }));
  it('keeps its agent', () => refuses({ agentId: randomUUID() }));
  it('does not lose its agent', () => refuses({ agentId: undefined }));
  it('keeps its office, even for a token of both', async () => {
    const other = randomUUID();
    await refuses({ agencyOfficeId: other }, (await makeCaller(service, 'agent', [fixture.office, other])).token);
  });
  it('gets no agent who had none', async () => {
    const leadId = await newLead();
    await update(leadId, { leadStatusCode });
    expect(refusal(await put(leadId, { leadStatusCode, agentId: agent }))).toEqual(invalidStatus);
  });
  it('still takes action codes, a note and a party', async () => {
    const other = randomUUID();
    const leadId = await leadIn(leadStatusCode);
    const after = await update(leadId, {
      leadStatusCode,
      agentId: agent,
      leadActionCodes: ['CUSTOMER_CONTACTED'],
      additionalNote: 'later',
      customer: { partyId: other },
    });
    expect(after).toMatchObject({
      leadStatusCode,
      leadActionCodes: ['CUSTOMER_CONTACTED'],
      lead: { agentId: agent, additionalNote: 'later', customer: { partyId: other } },
    });
  });
});

describe('moving a lead to another office', () => {
  it('takes a token of both', async () => {
    const other = await makeFixture(service, service.send);
    const { token } = await makeCaller(service, 'agent', [fixture.office, other.office]);
    const leadId = await newLead();
    const wanted = { agencyOfficeId: other.office, customer: { partyId: party } };
    expect(refusal(await put(leadId, wanted))).toEqual(refused(403, 'UNAUTHORIZED'));
    expect(refusal(await put(leadId, wanted, other.token))).toEqual(refused(404, 'INVALID_ID'));
    expect((await put(leadId, wanted, token)).status).toBe(200);
    expect((await fixture.send('GET', `/leads/${leadId}`)).status).toBe(404);
    expect(((await other.send('GET', `/leads/${leadId}`)).body as Lead).lead.agencyOfficeId).toBe(other.office);
  });

  it('is refused before the state is looked at', async () => {
    const leadId = await leadIn('APPROVED');
    const answer = await put(leadId, { leadStatusCode: 'NEW', agencyOfficeId: randomUUID() });
    expect(refusal(answer)).toEqual(refused(403, 'UNAUTHORIZED'));
  });
});

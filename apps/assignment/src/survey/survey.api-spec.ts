import { randomUUID } from 'node:crypto';
import { aSale } from '../testing/assignment.mother';
import { DocumentClient } from '../testing/document-client';
import { SurveyBench, delayOf, surveySetting, surveysOn } from '../testing/survey-bench';
import { publishingKind } from './surveys';

let bench: SurveyBench;
beforeAll(async () => (bench = await SurveyBench.start()));
afterAll(() => bench?.close());
afterEach(() => jest.restoreAllMocks());

const [{ agentId }] = aSale('').assignment.agents ?? [];

describe('ASSIGNMENT_ENDED', () => {
  it('goes out once after the delay that was set at FINISH, with all that a survey system needs', async () => {
    const office = await bench.anOffice();
    const party = await new DocumentClient(office).introduce(agentId, { languageCode: 'sv' });
    const unknown = randomUUID();
    const sellerCustomerParties = [party.partyId, unknown].map((partyId) => ({
      partyId,
      partyTypeCode: 'PERSON_PARTY',
    }));
    const id = await office.run(await office.active('SALES', { sellerCustomerParties }), 'FINISH');
    // what is set later is for later assignments
    await bench.save(office, { ...surveysOn, surveypalSurveySettings: [surveySetting('ASSIGNMENT_ENDED', 1)] });
    const [row] = await bench.surveysOf(id);
    expect([row.survey_type_code, delayOf(row)]).toEqual(['ASSIGNMENT_ENDED', 48]);
    bench.itIsHoursLater(47);
    await bench.settled();
    expect(await bench.due(id)).toEqual([]);
    bench.itIsHoursLater(49);
    await bench.settled();
    const [event, ...more] = await bench.due(id);
    expect(more).toEqual([]);
    const [first] = aSale('').assignment.agents ?? [];
    expect([event.name, event.key, event.sequence]).toEqual(['survey-due', row.survey_id, 1]);
    expect(event.data.survey).toEqual({
      surveyId: row.survey_id,
      surveyTypeCode: 'ASSIGNMENT_ENDED',
      surveySystemCodes: ['SURVEYPAL'],
      settings: surveySetting('ASSIGNMENT_ENDED', 1),
      assignment: await office.read(id),
      recipients: [
        {
          partyId: party.partyId,
          roleCode: 'SELLER_CUSTOMER',
          name: party.name,
          emailAddress: party.emailAddress,
          languageCode: 'sv',
        },
        { partyId: unknown, roleCode: 'SELLER_CUSTOMER', languageCode: 'fi' },
      ],
      agents: expect.arrayContaining([
        { ...first, firstName: 'Ville', lastName: 'Välittäjä', emailAddress: 'ville.valittaja@example.com' },
      ]),
      dueTime: row.due_time.toISOString(),
    });
    expect(event.data.actor).toEqual({ sub: 'system:assignment', name: 'OviPro' });
  });

  it('asks buyers and lessors in their own roles', async () => {
    const office = await bench.anOffice();
    const ids = await Promise.all(
      (['PURCHASE', 'RENTAL'] as const).map(async (type) => office.run(await office.active(type), 'FINISH')),
    );
    bench.itIsHoursLater(49);
    await bench.settled();
    const roles = await Promise.all(
      ids.map(
        async (id) =>
          new Set((await bench.due(id))[0].data.survey.recipients.map((r: { roleCode: string }) => r.roleCode)),
      ),
    );
    expect(roles).toEqual([new Set(['BUYER_CUSTOMER']), new Set(['LANDLORD'])]);
  });

  it('waits for its time, however far the clock is set back before that', async () => {
    const office = await bench.anOffice();
    const id = await office.run(await office.active(), 'FINISH');
    for (const hours of [-100, 47, -5_000, 0]) {
      bench.itIsHoursLater(hours);
      await bench.settled();
      expect(await bench.due(id)).toEqual([]);
    }
    bench.itIsHoursLater(49);
    await bench.settled();
    expect(await bench.due(id)).toHaveLength(1);
  });

  it('goes out once whatever the clock does, and whoever looks how often', async () => {
    const office = await bench.anOffice();
    const id = await office.run(await office.active(), 'FINISH');
    const [{ survey_id: surveyId }] = await bench.surveysOf(id);
    for (const hours of [100, -100, 49, 5_000, 47]) {
      bench.itIsHoursLater(hours);
      await bench.settled();
    }
    expect(await bench.due(id)).toHaveLength(1);
    // as after a restore that brings the job back
    const again = `INSERT INTO job (kind, key, payload, cause, due_at, ready_at) VALUES ($1, $2, $3, '{}', now(), now() - make_interval(secs => 1))`;
    jest.restoreAllMocks();
    await bench.assignments.service.db.query(again, [publishingKind, surveyId, { surveyId }]);
    await bench.settled();
    expect(await bench.due(id)).toHaveLength(1);
  });
});

describe('the switches of the office, as they are when a survey is due', () => {
  const other = { surveypalSurveySettings: [surveySetting('ASSIGNMENT_ENDED', 48)] };
  it.each<[string, object, string[] | undefined]>([
    ['all off', { ...other, surveypalTransferEnabled: false, externalSurveyTransferEnabled: false }, undefined],
    ['unset', {}, undefined],
    [
      'that survey disabled',
      { ...surveysOn, surveypalSurveySettings: [surveySetting('ASSIGNMENT_ENDED', 0, false)] },
      undefined,
    ],
    ['that survey unset', { ...surveysOn, surveypalSurveySettings: [surveySetting('TRADE_COMPLETED', 0)] }, undefined],
    ['external alone', { ...other, externalSurveyTransferEnabled: true }, ['EXTERNAL']],
    [
      'both',
      { ...other, surveypalTransferEnabled: true, externalSurveyTransferEnabled: true },
      ['SURVEYPAL', 'EXTERNAL'],
    ],
  ])('%s', async (_name, settings, systems) => {
    const office = await bench.anOffice();
    const id = await office.run(await office.active(), 'FINISH');
    await bench.save(office, settings);
    bench.itIsHoursLater(49);
    await bench.settled();
    const events = await bench.due(id);
    expect(events.map(({ data }) => data.survey.surveySystemCodes)).toEqual(systems ? [systems] : []);
    expect((await bench.surveysOf(id))[0].outcome).toBe(systems ? 'PUBLISHED' : 'SWITCHED_OFF');
    // once off, it is not made up for
    await bench.save(office);
    bench.itIsHoursLater(100);
    await bench.settled();
    expect(await bench.due(id)).toHaveLength(events.length);
  });

  it('switched on after FINISH, it goes out', async () => {
    const office = await bench.anOffice({ surveypalSurveySettings: [surveySetting('ASSIGNMENT_ENDED', 48, false)] });
    const id = await office.run(await office.active(), 'FINISH');
    await bench.save(office);
    bench.itIsHoursLater(49);
    await bench.settled();
    expect(await bench.due(id)).toHaveLength(1);
  });
});

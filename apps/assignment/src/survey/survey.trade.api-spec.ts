import { randomUUID } from 'node:crypto';
import { aTrade, delayOf, SurveyBench, surveySetting, surveysOn } from '../testing/survey-bench';

let bench: SurveyBench;
beforeAll(async () => (bench = await SurveyBench.start()));
afterAll(() => bench?.close());
afterEach(() => jest.restoreAllMocks());

describe('TRADE_COMPLETED', () => {
  it('goes out after its own delay, to the parties of the trade in their roles', async () => {
    const office = await bench.anOffice();
    const id = await office.run(await office.active(), 'FINISH');
    const party = bench.register.party();
    await bench.register.introduce(party);
    const trade = aTrade(id);
    const parties = [{ partyId: party.partyId, roleCode: 'BUYER_CUSTOMER' }, trade.parties[0], trade.parties[0]];
    await bench.complete({ ...trade, parties });
    const [row] = (await bench.surveysOf(id)).filter(({ survey_type_code }) => survey_type_code === 'TRADE_COMPLETED');
    expect(delayOf(row)).toBe(24);
    bench.itIsHoursLater(25);
    await bench.settled();
    const [event, ...more] = await bench.due(id);
    expect(more).toEqual([]);
    const { tradeSettlementId, tradeDate } = trade;
    expect(event.data.survey).toMatchObject({
      surveyTypeCode: 'TRADE_COMPLETED',
      tradeSettlement: { tradeSettlementId, tradeDate },
      recipients: [
        { partyId: party.partyId, roleCode: 'BUYER_CUSTOMER', name: party.name, emailAddress: party.emailAddress },
        { ...trade.parties[0], languageCode: 'fi' },
      ],
    });
  });

  it('comes before FINISH as well: the one does not wait for the other', async () => {
    const office = await bench.anOffice();
    const id = await office.active();
    await bench.complete(aTrade(id));
    bench.itIsHoursLater(25);
    await bench.settled();
    expect((await bench.due(id)).map(({ data }) => data.survey.surveyTypeCode)).toEqual(['TRADE_COMPLETED']);
    expect((await office.read(id)).assignmentStatusCode).toBe('ACTIVE');
    await office.run(id, 'FINISH');
    bench.itIsHoursLater(25 + 49);
    await bench.settled();
    expect((await bench.due(id)).map(({ data }) => data.survey.surveyTypeCode).sort()).toEqual([
      'ASSIGNMENT_ENDED',
      'TRADE_COMPLETED',
    ]);
  });

  it('is one for each trade: of the same that comes again the first counts, whatever the second says', async () => {
    const office = await bench.anOffice();
    const [id, other] = [await office.active(), await office.active()];
    const trade = aTrade(id);
    await bench.complete(trade);
    await bench.complete(trade, 2);
    await bench.complete({ ...trade, assignmentId: other }, 3);
    expect(await bench.surveysOf(id)).toHaveLength(1);
    expect(await bench.surveysOf(other)).toEqual([]);
    await bench.complete(aTrade(id));
    expect(await bench.surveysOf(id)).toHaveLength(2);
    bench.itIsHoursLater(25);
    await bench.settled();
    expect(await bench.due(id)).toHaveLength(2);
  });

  it('is one for a trade whose event is delivered again, before it is due and after', async () => {
    const office = await bench.anOffice();
    const id = await office.active();
    const trade = aTrade(id);
    const eventId = await bench.complete(trade);
    await bench.complete(trade, 1, eventId);
    bench.itIsHoursLater(25);
    await bench.settled();
    await bench.complete(trade, 1, eventId);
    // by a sender who tells it anew
    await bench.complete(trade, 1, randomUUID());
    bench.itIsHoursLater(50);
    await bench.settled();
    expect([(await bench.surveysOf(id)).length, (await bench.due(id)).length]).toEqual([1, 1]);
  });

  it('goes by the settings of the office whose assignment it is, of each type', async () => {
    const settings = { ...surveysOn, surveypalSurveySettings: [surveySetting('TRADE_COMPLETED', 1)] };
    const [office, other] = [await bench.anOffice(settings), await bench.anOffice({})];
    const ids = await Promise.all((['PURCHASE', 'RENTAL'] as const).map((type) => office.active(type)));
    const foreign = await other.active();
    for (const id of [...ids, foreign]) await bench.complete(aTrade(id));
    expect((await Promise.all(ids.map((id) => bench.surveysOf(id)))).flat().map(delayOf)).toEqual([1, 1]);
    bench.itIsHoursLater(2);
    await bench.settled();
    const sent = await Promise.all([...ids, foreign].map(async (id) => (await bench.due(id)).length));
    expect([sent, (await bench.surveysOf(foreign))[0].outcome]).toEqual([[1, 1, 0], 'SWITCHED_OFF']);
  });

  it('has a switch and a delay of its own: those of the moment when it is due, and when the trade was completed', async () => {
    const office = await bench.anOffice();
    const [id, other] = [await office.active(), await office.active()];
    await bench.complete(aTrade(id));
    const surveypalSurveySettings = [surveySetting('ASSIGNMENT_ENDED', 0), surveySetting('TRADE_COMPLETED', 96, false)];
    await bench.save(office, { ...surveysOn, surveypalSurveySettings });
    await bench.complete(aTrade(other));
    await office.run(id, 'FINISH');
    const delays = await Promise.all([id, other].map(async (one) => delayOf((await bench.surveysOf(one))[0])));
    expect(delays).toEqual([24, 96]);
    bench.itIsHoursLater(25);
    await bench.settled();
    expect((await bench.due(id)).map(({ data }) => data.survey.surveyTypeCode)).toEqual(['ASSIGNMENT_ENDED']);
    await bench.save(office);
    bench.itIsHoursLater(97);
    await bench.settled();
    expect([(await bench.due(id)).length, (await bench.due(other)).length]).toEqual([1, 1]);
  });

  it('is not made for an assignment that nobody here knows: the event is handled, and the next one too', async () => {
    const [unknown, id] = [randomUUID(), await (await bench.anOffice()).active()];
    await bench.complete(aTrade(unknown));
    await bench.complete(aTrade(id));
    expect([await bench.surveysOf(unknown), (await bench.surveysOf(id)).length]).toEqual([[], 1]);
    const dead = `SELECT FROM dead_letter WHERE consumer = 'assignment.surveys'`;
    expect((await bench.assignments.service.db.query(dead)).rowCount).toBe(0);
  });

  it('is not made for an assignment that has never been in force', async () => {
    const office = await bench.anOffice();
    const draft = await office.create('SALES');
    const locked = await office.run(await office.create('SALES'), 'LOCK');
    const rejected = await office.run(await office.create('SALES'), 'REJECT');
    for (const id of [draft, locked, rejected]) {
      await bench.complete(aTrade(id));
      expect(await bench.surveysOf(id)).toEqual([]);
    }
  });

  it('does not ask who was removed meanwhile, and is not sent where nobody is left', async () => {
    const office = await bench.anOffice();
    const id = await office.active();
    const [stays, goes] = [bench.register.party(), bench.register.party()];
    for (const party of [stays, goes]) await bench.register.introduce(party);
    const parties = [stays, goes].map(({ partyId }) => ({ partyId, roleCode: 'SELLER_CUSTOMER' }));
    await bench.complete(aTrade(id, { parties }));
    await bench.complete(aTrade(id, { parties: parties.slice(1) }));
    await bench.register.remove(goes);
    bench.itIsHoursLater(25);
    await bench.settled();
    const events = await bench.due(id);
    expect(events.map(({ data }) => data.survey.recipients.map((r: { partyId: string }) => r.partyId))).toEqual([
      [stays.partyId],
    ]);
    expect((await bench.surveysOf(id)).map(({ outcome }) => outcome).sort()).toEqual(['NOBODY_TO_ASK', 'PUBLISHED']);
  });
});

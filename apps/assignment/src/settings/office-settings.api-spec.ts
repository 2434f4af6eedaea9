import { eventually, refusal, refused, type TestAnswer } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { Assignments, etagOf } from '../testing/assignment-service';
import { someIntegration } from '../testing/assignment.mother';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());

const paths = { integration: '/integrationSettings', numbers: '/officialAssignmentIdSettings' };
const read = ({ fixture, office }: Assignments, path: string): Promise<TestAnswer> =>
  fixture.send('GET', `${path}?agencyOfficeId=${office}`);
const save = ({ fixture, office }: Assignments, path: string, body: object, headers = {}): Promise<TestAnswer> =>
  fixture.send('PUT', path, { body: { agencyOfficeId: office, ...body }, headers });
const reset = ({ fixture }: Assignments, office: string): Promise<TestAnswer> =>
  fixture.send('POST', `${paths.numbers}/reset?agencyOfficeId=${office}`);

describe('the settings of an office', () => {
  it('that were never set are absent', async () => {
    const office = await assignments.elsewhere();
    const { office: agencyOfficeId } = office;
    expect((await read(office, paths.integration)).body).toEqual({ agencyOfficeId });
    expect((await read(office, paths.numbers)).body).toEqual({ agencyOfficeId, nextSequenceNumberToBeIssued: 1 });
    expect(await office.settingsEvents()).toEqual([]);
  });

  it('answer what was set, and no more', async () => {
    const office = await assignments.elsewhere();
    await save(office, paths.integration, someIntegration(office.office));
    expect((await read(office, paths.integration)).body).toEqual(someIntegration(office.office));
    await save(office, paths.integration, { surveypalTransferEnabled: false });
    expect((await read(office, paths.integration)).body).toEqual({
      agencyOfficeId: office.office,
      surveypalTransferEnabled: false,
    });
  });

  it('have an ETag each: one changes without the other, and If-Match means its own', async () => {
    const office = await assignments.elsewhere();
    const [integration, numbers] = [await read(office, paths.integration), await read(office, paths.numbers)];
    const saved = await save(
      office,
      paths.integration,
      { hspTransferEnabled: true },
      { 'if-match': etagOf(integration) },
    );
    expect(saved.status).toBe(200);
    expect(etagOf(await read(office, paths.integration))).toBe(etagOf(saved));
    expect(etagOf(await read(office, paths.numbers))).toBe(etagOf(numbers));
    const wrong = await save(office, paths.integration, {}, { 'if-match': etagOf(integration) });
    expect(wrong.status).toBe(412);
    expect((await save(office, paths.numbers, { officeIdentifier: '7' }, { 'if-match': etagOf(numbers) })).status).toBe(
      200,
    );
    expect(etagOf(await read(office, paths.integration))).toBe(etagOf(saved));
  });

  it('are published together, whichever is changed', async () => {
    const office = await assignments.elsewhere();
    await save(office, paths.integration, { hspTransferEnabled: true });
    await save(office, paths.numbers, { officeIdentifier: '8' });
    await save(office, paths.numbers, { officeIdentifier: '8' });
    await reset(office, office.office);
    const { office: agencyOfficeId } = office;
    const integrationSettings = { agencyOfficeId, hspTransferEnabled: true };
    const numbers = { agencyOfficeId, nextSequenceNumberToBeIssued: 1 };
    const identified = { ...numbers, officeIdentifier: '8' };
    const events = await office.settingsEvents();
    expect(events.map(({ name, sequence, data: { actor: _actor, ...data } }) => [name, sequence, data])).toEqual([
      ['integration-settings-changed', 1, { integrationSettings, officialAssignmentIdSettings: numbers }],
      ['official-assignment-id-settings-changed', 2, { integrationSettings, officialAssignmentIdSettings: identified }],
      ['official-assignment-id-settings-changed', 3, { integrationSettings, officialAssignmentIdSettings: identified }],
    ]);
  });

  it('are published together in a snapshot too', async () => {
    const office = await assignments.elsewhere();
    await save(office, paths.integration, { hspTransferEnabled: true });
    await save(office, paths.numbers, { officeIdentifier: '12' });
    const sql = `INSERT INTO consumer_command (target, command) VALUES ('topic ovipro.office-settings', 'snapshot')`;
    await assignments.service.db.query(sql);
    const last = await eventually(async () => {
      const event = (await office.settingsEvents()).at(-1);
      return event?.name === 'office-settings-snapshot' && event;
    }, 'the snapshot');
    const { office: agencyOfficeId } = office;
    expect([last.sequence, last.data]).toMatchObject([
      3,
      {
        integrationSettings: { agencyOfficeId, hspTransferEnabled: true },
        officialAssignmentIdSettings: { agencyOfficeId, officeIdentifier: '12', nextSequenceNumberToBeIssued: 1 },
      },
    ]);
  });

  it('are not changed by the numbers that LOCK gives: no event, and If-Match still holds', async () => {
    const office = await assignments.elsewhere();
    const saved = await save(office, paths.numbers, { officeIdentifier: '9' });
    await office.run(await office.create('SALES'), 'LOCK');
    const after = await read(office, paths.numbers);
    expect((after.body as { nextSequenceNumberToBeIssued: number }).nextSequenceNumberToBeIssued).toBe(2);
    // what is shown is another, so that nobody who asks with If-None-Match goes on showing the old number
    expect(etagOf(after)).not.toBe(etagOf(saved));
    expect(await office.settingsEvents()).toHaveLength(1);
    const again = await save(office, paths.numbers, { officeIdentifier: '10' }, { 'if-match': etagOf(saved) });
    expect(again.status).toBe(200);
  });

  it('can be saved for the first time by 20 at once', async () => {
    const office = await assignments.elsewhere();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2
          ? save(office, paths.numbers, { officeIdentifier: String(n) })
          : save(office, paths.integration, { hspTransferEnabled: n % 4 === 0 }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const sequences = (await office.settingsEvents()).map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.map((_, at) => at + 1));
    const last = (await office.settingsEvents()).at(-1)?.data;
    expect(last.integrationSettings).toEqual((await read(office, paths.integration)).body);
    expect(last.officialAssignmentIdSettings).toEqual((await read(office, paths.numbers)).body);
  });

  it('of a foreign office are unknown to readers and refused to writers', async () => {
    const { fixture } = assignments;
    for (const office of [randomUUID(), (await assignments.elsewhere()).office])
      for (const path of Object.values(paths)) {
        expect(refusal(await fixture.send('GET', `${path}?agencyOfficeId=${office}`))).toEqual(
          refused(404, 'INVALID_ID'),
        );
        const body = path === paths.numbers ? { officeIdentifier: '' } : {};
        const put = await fixture.send('PUT', path, { body: { agencyOfficeId: office, ...body } });
        expect(refusal(put)).toEqual(refused(403, 'UNAUTHORIZED'));
      }
    expect(refusal(await reset(assignments, randomUUID()))).toEqual(refused(403, 'UNAUTHORIZED'));
  });

  it('go out with the activation and the end of an assignment, as they are at that moment', async () => {
    const office = await assignments.elsewhere();
    const id = await office.run(await office.create('RENTAL'), 'LOCK', 'ACTIVATE');
    await save(office, paths.integration, { hspTransferEnabled: true });
    await office.run(id, 'FINISH');
    const events = await office.published(id);
    expect(events.slice(-2).map(({ name, data }) => [name, data.integrationSettings])).toEqual([
      ['assignment-activated', { agencyOfficeId: office.office }],
      ['assignment-finished', { agencyOfficeId: office.office, hspTransferEnabled: true }],
    ]);
  });
});

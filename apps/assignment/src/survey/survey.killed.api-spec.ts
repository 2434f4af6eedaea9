import { eventually, startProcess } from '@ovipro/testing';
import { join } from 'node:path';
import { aTrade, SurveyBench, surveySetting, surveysOn } from '../testing/survey-bench';

jest.setTimeout(120_000);

// no worker of its own: processes of their own are, and are killed
let bench: SurveyBench;
beforeAll(async () => (bench = await SurveyBench.start({ role: 'api' })));
afterAll(() => bench?.close());

const main = join(__dirname, '../../dist/main.js');
const startWorker = (failpoints = '') => {
  const { databaseUrl, eventsDatabaseUrl, jwksUrl } = bench.assignments.service.config;
  const urls = { DATABASE_URL: databaseUrl, EVENTS_DATABASE_URL: eventsDatabaseUrl as string, JWKS_URL: jwksUrl };
  return startProcess(main, { ROLE: 'worker', DOCUMENT_RENDERERS: '0', FAILPOINTS: failpoints, ...urls });
};
const query = <R extends object>(sql: string, values: unknown[] = []) =>
  bench.assignments.service.db.query<R>(sql, values);

/** A finished assignment whose survey is due at once. */
async function aDueSurvey(): Promise<{ id: string; surveyId: string }> {
  const surveypalSurveySettings = [surveySetting('ASSIGNMENT_ENDED', 0), surveySetting('TRADE_COMPLETED', 0)];
  const office = await bench.anOffice({ ...surveysOn, surveypalSurveySettings });
  const id = await office.run(await office.active(), 'FINISH');
  return { id, surveyId: (await bench.surveysOf(id))[0].survey_id };
}

const outcomeOf = async (id: string): Promise<string | null> => (await bench.surveysOf(id))[0].outcome;
const isRunning = async (surveyId: string): Promise<boolean> => {
  const sql = `SELECT FROM job WHERE kind = 'publish-survey' AND key = $1 AND state = 'running'`;
  return (await query(sql, [surveyId])).rowCount === 1;
};

/** Another worker's turn, until the survey is on the topic. */
async function nextWorker(id: string): Promise<void> {
  // what a killed one held is free once its lease has run out
  await query(`UPDATE job SET ready_at = now() - make_interval(secs => 1) WHERE state = 'running'`);
  const worker = await startWorker();
  await eventually(async () => (await bench.due(id)).length > 0, 'the survey', 60_000);
  // nothing more comes
  await eventually(async () => (await query('SELECT FROM job WHERE key = ANY($1)', [await idsOf(id)])).rowCount === 0);
  await worker.kill('SIGTERM');
}
/** The time of its surveys has come. */
const makeDue = async (id: string) =>
  query('UPDATE job SET due_at = now(), ready_at = now() - make_interval(secs => 1) WHERE key = ANY($1)', [
    await idsOf(id),
  ]);
const idsOf = async (id: string) => (await bench.surveysOf(id)).map(({ survey_id }) => survey_id);

/** The surveys on the topic by the ids of their events, which subscribers tell repetitions by. */
const sent = async (id: string): Promise<string[]> => [
  ...new Set((await bench.due(id)).map(({ headers }) => headers.ce_id)),
];

describe('a survey goes out once', () => {
  it('where its worker is killed over it', async () => {
    const { id, surveyId } = await aDueSurvey();
    const holder = await bench.assignments.service.db.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM survey WHERE survey_id = $1 FOR UPDATE', [surveyId]);
    const worker = await startWorker();
    await eventually(() => isRunning(surveyId), 'the job');
    await worker.kill('SIGKILL');
    await holder.query('ROLLBACK');
    holder.release();
    expect(await outcomeOf(id)).toBeNull();
    await nextWorker(id);
    expect([await outcomeOf(id), (await sent(id)).length]).toEqual(['PUBLISHED', 1]);
  });

  it.each(['relay.taken', 'relay.sent'])('where its worker is killed when it has committed, at %s', async (point) => {
    const office = await bench.anOffice();
    const id = await office.run(await office.active(), 'FINISH');
    // whatever else waits goes out first, so that the survey is what the next one is killed over
    const first = await startWorker();
    await eventually(async () => (await query('SELECT FROM outbox')).rowCount === 0, 'an empty outbox');
    await first.kill('SIGTERM');
    await makeDue(id);
    await (
      await startWorker(`${point}=kill`)
    ).exited;
    expect(await outcomeOf(id)).toBe('PUBLISHED');
    await nextWorker(id);
    expect(await sent(id)).toHaveLength(1);
  });

  it('where workers end and begin between what it follows from and the time when it is due', async () => {
    const office = await bench.anOffice();
    const id = await office.run(await office.active(), 'FINISH');
    const first = await startWorker();
    await bench.complete(aTrade(id));
    await first.kill('SIGKILL');
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) await (await startWorker()).kill(signal);
    expect((await bench.surveysOf(id)).map(({ outcome }) => outcome)).toEqual([null, null]);
    await makeDue(id);
    await nextWorker(id);
    expect((await bench.due(id)).map(({ data }) => data.survey.surveyTypeCode).sort()).toEqual([
      'ASSIGNMENT_ENDED',
      'TRADE_COMPLETED',
    ]);
  });
});

import { leadService } from '@ovipro/lead';
import { runJobs } from './run-jobs';
import { toolDatabase } from './tool.fixture';

const tool = toolDatabase(leadService);

beforeEach(async () => {
  await tool.owner.query(`DELETE FROM job;
    INSERT INTO job (kind, key, state, payload, cause, due_at, ready_at, attempts, error) VALUES
      ('mail', 'a', 'dead', '{}', '{}', '2030-01-01Z', '2030-01-02Z', 15, E'Error: no\\n    at somewhere'),
      ('mail', 'b', 'dead', '{}', '{}', '2030-01-01Z', '2030-01-03Z', 15, 'Error: no'),
      ('sms', 'a', 'dead', '{}', '{}', '2030-01-01Z', '2030-01-04Z', 15, NULL),
      ('sms', 'c', 'waiting', '{}', '{}', '2030-01-01Z', '2030-01-05Z', 2, 'Error: not yet')`);
});

const waiting = async (): Promise<string[]> => {
  const sql = `SELECT kind || ' ' || key || ' ' || attempts AS job FROM job WHERE state = 'waiting' ORDER BY 1`;
  return (await tool.owner.query<{ job: string }>(sql)).rows.map(({ job }) => job);
};

describe('npm run jobs', () => {
  it('lists the dead jobs of all services that the environment names', async () => {
    expect(await runJobs(['list'])).toBe(0);
    expect(tool.printed).toEqual([
      '2030-01-02T00:00:00.000Z lead mail a 15 attempts: Error: no',
      '2030-01-03T00:00:00.000Z lead mail b 15 attempts: Error: no',
      '2030-01-04T00:00:00.000Z lead sms a 15 attempts',
      '3 dead jobs',
    ]);
  });

  it('lists those that live too, where it is asked to', async () => {
    await runJobs(['list', 'lead', '--all']);
    expect(tool.printed).toContain('2030-01-05T00:00:00.000Z lead sms c waiting, 2 attempts: Error: not yet');
    expect(tool.printed.at(-1)).toBe('4 jobs');
  });

  it.each([
    ['all of a service', [], ['mail a 0', 'mail b 0', 'sms a 0', 'sms c 2']],
    ['those of a kind', ['mail'], ['mail a 0', 'mail b 0', 'sms c 2']],
    ['one', ['mail', 'b'], ['mail b 0', 'sms c 2']],
  ])('redrives dead jobs with all their attempts: %s', async (_what, which, left) => {
    expect(await runJobs(['redrive', 'lead', ...which])).toBe(0);
    expect([await waiting(), tool.printed]).toEqual([left, [`${left.length - 1} jobs redriven`]]);
  });

  it('says so where there is nothing to redrive', async () => {
    expect([await runJobs(['redrive', 'lead', 'sms', 'c']), tool.printed]).toEqual([1, ['0 jobs redriven']]);
  });

  it('forgets the jobs of a kind', async () => {
    await runJobs(['forget', 'lead', 'sms']);
    expect([tool.printed, await waiting()]).toEqual([['2 jobs forgotten'], []]);
  });

  it('tells its commands, and refuses others', async () => {
    expect([await runJobs([]), await runJobs(['forget', 'lead'])]).toEqual([0, 1]);
    expect(tool.printed).toEqual(Array(2).fill(expect.stringContaining('npm run jobs -- <command>')));
  });

  it('names the variable of a service that the environment does not name', async () => {
    await expect(runJobs(['list', 'meeting'])).rejects.toThrow('MEETING_DATABASE_URL');
  });
});

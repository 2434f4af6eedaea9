import { Clock, type Job, JobRunner, jobs, type Transaction, UnitOfWork } from '@ovipro/platform';
import { createLogger, Database, Metrics } from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import { probeService } from '../probe/probe.service';
import { startTestService, type TestService } from '../service/test-service';

export interface JobRow {
  state: string;
  payload: object;
  due_at: Date;
  ready_at: Date;
  attempts: number;
  error: string | null;
}

/** A service in the api role, which runs no jobs, with as many job runners as a test wants and a clock that the test sets. */
export class JobBench {
  now = new Date('2030-01-01T00:00:00Z');

  private constructor(readonly service: TestService) {
    service.app.get(Clock, { strict: false }).now = () => this.now;
  }

  static async start(): Promise<JobBench> {
    return new JobBench(await startTestService(probeService, { role: 'api' }));
  }

  /** Forgets all jobs: a worker that starts refuses kinds that it does not know. */
  async clear(): Promise<void> {
    await this.service.db.query('DELETE FROM job');
  }

  close(): Promise<void> {
    return this.service.close();
  }

  /** A kind that no other test has. */
  kind(name: string): string {
    return `${name}-${randomUUID().slice(0, 8)}`;
  }

  /** The jobs of another worker process. */
  runner(...given: Job[]): { runner: JobRunner; metrics: Metrics } {
    const { app } = this.service;
    const [database, unitOfWork, clock] = [app.get(Database), app.get(UnitOfWork), app.get(Clock)];
    const metrics = new Metrics('probe');
    return {
      runner: new JobRunner(database, unitOfWork, clock, metrics, createLogger('probe', 'silent')).register(...given),
      metrics,
    };
  }

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.service.app.get(UnitOfWork).run(work);
  }

  enqueue<P extends object>(job: Job<P>, payload: NoInfer<P>, key = 'key', at?: Date): Promise<void> {
    return this.run(async (tx) => jobs.enqueue(tx, job, { key, payload, at }));
  }

  async row({ kind }: { kind: string }, key = 'key'): Promise<JobRow | undefined> {
    const sql = 'SELECT * FROM job WHERE kind = $1 AND key = $2';
    return (await this.service.db.query<JobRow>(sql, [kind, key])).rows[0];
  }

  pass(seconds: number): void {
    this.now = this.later(seconds);
  }

  later(seconds: number): Date {
    return new Date(this.now.getTime() + seconds * 1_000);
  }

  async letters(eventId: string): Promise<number> {
    return (await this.service.db.query('SELECT FROM probe_letter WHERE event_id = $1', [eventId])).rowCount as number;
  }
}

/** A promise and who resolves it. */
export function gate<T = void>(): { opened: Promise<T>; open: (value: T) => void } {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => (open = resolve));
  return { opened, open };
}

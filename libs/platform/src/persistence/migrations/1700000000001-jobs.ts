import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `due_at` is the time a job was armed for; `ready_at` the time from which a worker may take it: due, or the end of its
 * back-off, or of the lease of whoever runs it. `generation` counts armings, so that a run knows whether it was overtaken.
 */
const job = `
  CREATE TABLE job (
    kind text NOT NULL,
    key text NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'dead')),
    payload jsonb NOT NULL,
    cause jsonb NOT NULL,
    due_at timestamptz NOT NULL,
    ready_at timestamptz NOT NULL,
    generation integer NOT NULL DEFAULT 1,
    attempts integer NOT NULL DEFAULT 0,
    error text,
    lease_token uuid,
    lease_generation integer,
    PRIMARY KEY (kind, key)
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
  CREATE INDEX job_ready ON job (kind, ready_at) WHERE state <> 'dead';`;

const schedule = `
  CREATE TABLE schedule (
    key text PRIMARY KEY,
    kind text NOT NULL,
    due_at timestamptz NOT NULL,
    payload jsonb NOT NULL,
    attempts integer NOT NULL DEFAULT 0
  );
  CREATE INDEX schedule_due_at ON schedule (due_at);`;

/** Jobs take the place of the schedule. */
export class Jobs1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${job} DROP TABLE schedule;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE job; ${schedule}`);
  }
}

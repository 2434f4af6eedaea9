import type { MigrationInterface, QueryRunner } from 'typeorm';
import { leadershipTable } from '../leadership-table';

const outbox = `
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    headers jsonb NOT NULL,
    payload bytea,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
  ${leadershipTable}`;

const consuming = `
  CREATE TABLE inbox (
    consumer text NOT NULL,
    event_id text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
  );
  CREATE INDEX inbox_received_at ON inbox (received_at);
  CREATE TABLE parked_key (
    consumer text NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, topic, key)
  );
  CREATE TABLE dead_letter (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer text NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    event_id text NOT NULL,
    position text NOT NULL,
    sequence bigint NOT NULL,
    headers jsonb NOT NULL,
    payload bytea,
    error text NOT NULL,
    parked_behind boolean NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX dead_letter_key ON dead_letter (consumer, topic, key, sequence, id);
  CREATE TABLE consumer_command (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    target text NOT NULL,
    command text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT now(),
    done_at timestamptz,
    result text
  );
  CREATE INDEX consumer_command_open ON consumer_command (target) WHERE done_at IS NULL;`;

const requests = `
  CREATE TABLE idempotency (
    id bytea PRIMARY KEY,
    status smallint NOT NULL,
    headers jsonb NOT NULL,
    body text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX idempotency_created_at ON idempotency (created_at);
  CREATE TABLE schedule (
    key text PRIMARY KEY,
    kind text NOT NULL,
    due_at timestamptz NOT NULL,
    payload jsonb NOT NULL,
    attempts integer NOT NULL DEFAULT 0
  );
  CREATE INDEX schedule_due_at ON schedule (due_at);`;

const directory = `
  CREATE TABLE directory_entry (
    kind text NOT NULL,
    id uuid NOT NULL,
    sequence bigint NOT NULL,
    removed boolean NOT NULL DEFAULT false,
    data jsonb NOT NULL,
    PRIMARY KEY (kind, id)
  );`;

const functions = `
  CREATE FUNCTION iso_time(instant timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN
    trim('"' FROM to_json(instant AT TIME ZONE 'UTC')::text) || 'Z';`;

/** The tables that every service has for events, retries, timers and foreign names. */
export class PlatformTables1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [outbox, consuming, requests, directory, functions]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION iso_time;
      DROP TABLE outbox, leadership, inbox, parked_key, dead_letter, consumer_command, idempotency, schedule, directory_entry`);
  }
}

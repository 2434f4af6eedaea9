import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Persistence } from '../../persistence/data-source';
import { leadershipTable } from '../../persistence/leadership-table';

const tables = `
  CREATE TABLE event_log (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    key text NOT NULL,
    event_id text NOT NULL,
    headers jsonb NOT NULL,
    payload bytea,
    appended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (topic, event_id)
  );
  CREATE INDEX event_log_topic ON event_log (topic, position);
  CREATE INDEX event_log_key ON event_log (topic, key, position);
  CREATE TABLE event_topic (
    name text PRIMARY KEY,
    compacted boolean NOT NULL,
    retention_days integer NOT NULL
  );
  CREATE TABLE group_position (
    name text PRIMARY KEY,
    position bigint NOT NULL
  ) WITH (fillfactor = 50);`;

/** The lock is held until commit, so that positions are assigned in the order of commits: a reader by position misses nothing. */
const append = `
  CREATE FUNCTION append_events(topics text[], keys text[], ids text[], headers text[], payloads bytea[])
  RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(7205759404);
    INSERT INTO event_log (topic, key, event_id, headers, payload)
    SELECT e.topic, e.key, e.id, e.headers::jsonb, e.payload
    FROM unnest(topics, keys, ids, headers, payloads) WITH ORDINALITY AS e(topic, key, id, headers, payload, n)
    ORDER BY e.n ON CONFLICT (topic, event_id) DO NOTHING;
  END $$;`;

/** The database of the `postgres` event transport: one append-only table. */
export class EventLog1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [leadershipTable, tables, append]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION append_events; DROP TABLE event_log, event_topic, group_position, leadership`);
  }
}

/** The event log as `migrate` takes it. */
export const eventLog: Persistence = { name: 'events', entities: [], migrations: [EventLog1700000000000], bare: true };

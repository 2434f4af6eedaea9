import { termIndexV1 } from '@ovipro/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
  CREATE TYPE meeting_type_code AS ENUM ('SALES_MEETING', 'EVALUATION_VISIT');
  CREATE TYPE meeting_status_code AS ENUM ('WAITING', 'WON', 'LOST', 'CANCELLED');
  CREATE TABLE meeting (
    meeting_id uuid NOT NULL,
    agency_office_id uuid NOT NULL,
    type_code meeting_type_code NOT NULL,
    status_code meeting_status_code NOT NULL,
    source_type_code text NOT NULL,
    visit_time timestamptz(3) NOT NULL,
    party_ids uuid[] NOT NULL,
    agent_ids uuid[] NOT NULL,
    content jsonb NOT NULL,
    created_by_name text NOT NULL,
    search_terms text[] NOT NULL,
    version integer NOT NULL,
    event_sequence integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_meeting PRIMARY KEY (meeting_id)
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);`;

/** One per sort field; each begins with the office, which every search names. */
const orders = `
  CREATE INDEX meeting_creation_time ON meeting (agency_office_id, creation_time, meeting_id);
  CREATE INDEX meeting_modification_time ON meeting (agency_office_id, modification_time, meeting_id);
  CREATE INDEX meeting_visit_time ON meeting (agency_office_id, visit_time, meeting_id);
  CREATE INDEX meeting_status ON meeting (agency_office_id, status_code, meeting_id);
  CREATE INDEX meeting_type ON meeting (agency_office_id, type_code, meeting_id);`;

/** For what picks few. Without a list of pending entries, which each search would have to read through. */
const picks = `
  CREATE INDEX meeting_party ON meeting USING gin (party_ids) WITH (fastupdate = off);
  CREATE INDEX meeting_agent ON meeting USING gin (agent_ids) WITH (fastupdate = off);`;

/** What `freeTextSearch` goes by; meetings are ordered by their creation unless another order is asked for. */
const terms = { of: 'meeting', id: 'meeting_id', includes: { creation_time: 'timestamptz(3)' } };

export class CreateMeeting1795382290271 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [table, orders, picks, termIndexV1.up(terms)]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(termIndexV1.down(terms));
    await runner.query('DROP TABLE meeting; DROP TYPE meeting_status_code, meeting_type_code');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
  CREATE TYPE lead_status_code AS ENUM ('NEW', 'IN_PROGRESS', 'APPROVED', 'REJECTED');
  CREATE TABLE lead (
    lead_id uuid NOT NULL,
    agency_office_id uuid NOT NULL,
    agent_id uuid,
    party_id uuid,
    lead_status_code lead_status_code NOT NULL,
    lead_type_code text NOT NULL,
    lead_source_type_code text NOT NULL,
    realty_friendly_id text,
    lead_action_codes text[] NOT NULL,
    content jsonb NOT NULL,
    customer jsonb NOT NULL,
    created_by text NOT NULL,
    assignment_time timestamptz(3),
    decision_time timestamptz(3),
    version integer NOT NULL,
    event_sequence integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_lead PRIMARY KEY (lead_id)
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);`;

/** One per sort field, and one per search parameter that picks few; each begins with the office, which every search names. */
const indexes = `
  CREATE INDEX lead_creation_time ON lead (agency_office_id, creation_time, lead_id);
  CREATE INDEX lead_modification_time ON lead (agency_office_id, modification_time, lead_id);
  CREATE INDEX lead_assignment_time_asc ON lead (agency_office_id, assignment_time, lead_id);
  CREATE INDEX lead_assignment_time_desc ON lead (agency_office_id, assignment_time DESC NULLS LAST, lead_id DESC);
  CREATE INDEX lead_decision_time_asc ON lead (agency_office_id, decision_time, lead_id);
  CREATE INDEX lead_decision_time_desc ON lead (agency_office_id, decision_time DESC NULLS LAST, lead_id DESC);
  CREATE INDEX lead_status ON lead (agency_office_id, lead_status_code, creation_time, lead_id);
  CREATE INDEX lead_source ON lead (agency_office_id, lead_source_type_code, creation_time, lead_id);
  CREATE INDEX lead_agent ON lead (agency_office_id, agent_id, creation_time, lead_id) WHERE agent_id IS NOT NULL;
  CREATE INDEX lead_party ON lead (party_id) WHERE party_id IS NOT NULL;
  CREATE INDEX lead_realty ON lead (agency_office_id, realty_friendly_id, creation_time, lead_id) WHERE realty_friendly_id IS NOT NULL;
  CREATE INDEX lead_creator ON lead (created_by, creation_time, lead_id);`;

export class CreateLead1732200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(indexes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lead; DROP TYPE lead_status_code');
  }
}

import { termIndexV1 } from '@ovipro/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
  CREATE SEQUENCE asset_requirement_friendly_id MINVALUE 10000000 MAXVALUE 99999999 START 40000000 CYCLE;
  CREATE TYPE asset_requirement_status_code AS ENUM ('DRAFT', 'ACTIVE', 'FINISHED', 'REJECTED', 'PURCHASED');
  CREATE TYPE marketing_action_status_code AS ENUM ('IN_PROGRESS', 'WAITING', 'PUBLISHED', 'FINISHED', 'FAILED');
  CREATE TABLE asset_requirement (
    asset_requirement_id uuid NOT NULL,
    agency_office_id uuid NOT NULL,
    friendly_id text NOT NULL,
    status_code asset_requirement_status_code NOT NULL,
    marketing_action_status_code marketing_action_status_code,
    responsible_agent_id uuid,
    responsible_agent jsonb,
    content jsonb NOT NULL,
    criteria_version integer NOT NULL,
    search_terms text[] NOT NULL,
    version integer NOT NULL,
    event_sequence integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_asset_requirement PRIMARY KEY (asset_requirement_id)
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);
  CREATE TABLE note (
    note_id uuid NOT NULL,
    asset_requirement_id uuid NOT NULL,
    note text NOT NULL,
    created_by text NOT NULL,
    modified_by text NOT NULL,
    version integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (note_id)
  );`;

/** One per sort field; each begins with the office, which every search names. */
const orders = `
  CREATE INDEX asset_requirement_creation_time ON asset_requirement (agency_office_id, creation_time, asset_requirement_id);
  CREATE INDEX asset_requirement_modification_time ON asset_requirement (agency_office_id, modification_time, asset_requirement_id);
  CREATE INDEX asset_requirement_number ON asset_requirement (agency_office_id, friendly_id, asset_requirement_id);
  CREATE INDEX asset_requirement_status ON asset_requirement (agency_office_id, status_code, asset_requirement_id);`;

/** For what picks some of an office's; the number is nobody else's. */
const picks = `
  CREATE UNIQUE INDEX asset_requirement_friendly_id_key ON asset_requirement (friendly_id);
  CREATE INDEX asset_requirement_status_time ON asset_requirement (agency_office_id, status_code, creation_time, asset_requirement_id);
  CREATE INDEX asset_requirement_marketing ON asset_requirement
    (agency_office_id, marketing_action_status_code, creation_time, asset_requirement_id) WHERE marketing_action_status_code IS NOT NULL;
  CREATE INDEX asset_requirement_agent ON asset_requirement
    (agency_office_id, responsible_agent_id, creation_time, asset_requirement_id);
  CREATE INDEX note_asset_requirement ON note (asset_requirement_id, creation_time);`;

/** What `freeTextSearch` goes by. */
const terms = { of: 'asset_requirement', id: 'asset_requirement_id', includes: { creation_time: 'timestamptz(3)' } };

export class CreateAssetRequirement1796000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [tables, orders, picks, termIndexV1.up(terms)]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(termIndexV1.down(terms));
    await runner.query(`DROP TABLE note, asset_requirement; DROP SEQUENCE asset_requirement_friendly_id;
      DROP TYPE asset_requirement_status_code, marketing_action_status_code`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
  CREATE TYPE watch_status_code AS ENUM ('ACTIVE', 'ENDED');
  CREATE TABLE watch (
    watch_id uuid NOT NULL,
    asset_requirement_id uuid NOT NULL,
    status_code watch_status_code NOT NULL,
    validity_end_time timestamptz(3) NOT NULL,
    party_ids uuid[] NOT NULL,
    content jsonb NOT NULL,
    agency_office_id uuid NOT NULL,
    agency_office jsonb,
    responsible_agent jsonb,
    responsible_agent_id uuid,
    property_type_codes text[] NOT NULL,
    version integer NOT NULL,
    event_sequence integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_watch PRIMARY KEY (watch_id)
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);`;

const indexes = `
  CREATE INDEX watch_modification_time ON watch (agency_office_id, modification_time, watch_id);
  CREATE INDEX watch_status ON watch (agency_office_id, status_code, modification_time);
  CREATE INDEX watch_agent ON watch (responsible_agent_id);
  CREATE INDEX watch_party ON watch USING gin (party_ids) WITH (fastupdate = off);
  CREATE INDEX watch_property_type ON watch USING gin (property_type_codes) WITH (fastupdate = off);`;

/** For the jobs: what ends by time, and the watches of an asset requirement, of which matching reads no more than this. */
const jobs = `
  CREATE INDEX watch_due ON watch (validity_end_time) WHERE status_code = 'ACTIVE';
  CREATE INDEX watch_asset_requirement ON watch (asset_requirement_id, status_code, watch_id) INCLUDE (validity_end_time, agency_office_id);`;

export class CreateWatch1796000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [table, indexes, jobs]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE watch; DROP TYPE watch_status_code');
  }
}

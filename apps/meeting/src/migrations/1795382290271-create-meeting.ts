import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
  CREATE TABLE meeting (
    meeting_id uuid NOT NULL,
    agency_office_id uuid NOT NULL,
    name text NOT NULL,
    content jsonb NOT NULL,
    version integer NOT NULL,
    event_sequence integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_meeting PRIMARY KEY (meeting_id)
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);`;

/** One per sort field, which serve the search by name too; each begins with the office, which every search names. */
const indexes = `
  CREATE INDEX meeting_creation_time ON meeting (agency_office_id, creation_time, meeting_id);
  CREATE INDEX meeting_modification_time ON meeting (agency_office_id, modification_time, meeting_id);
  CREATE INDEX meeting_name ON meeting (agency_office_id, name, meeting_id);`;

export class CreateMeeting1795382290271 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(indexes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE meeting');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A search by source counts all that it finds, for which it would else read every meeting of all offices. */
export class IndexMeetingSource1795390931000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX meeting_source ON meeting (agency_office_id, source_type_code, creation_time, meeting_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX meeting_source');
  }
}

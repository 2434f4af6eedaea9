import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Logos of agencies, and which of them each agency has now. */
export class KeepLogos1795964000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE logo (
        sha256 text NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT pk_logo PRIMARY KEY (sha256)
      );
      CREATE TABLE agency_logo (
        agency_id uuid NOT NULL,
        sha256 text NOT NULL,
        modification_time timestamptz(3) NOT NULL,
        CONSTRAINT pk_agency_logo PRIMARY KEY (agency_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE agency_logo, logo');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const imported = `
  CREATE TABLE imported_record (
    kind text NOT NULL,
    id uuid NOT NULL,
    record jsonb NOT NULL,
    CONSTRAINT pk_imported_record PRIMARY KEY (kind, id)
  )`;

/** The row of an agent who was removed stays, so that the numbers of the agent's events go on. */
const removed = 'ALTER TABLE agent ADD COLUMN removed boolean NOT NULL DEFAULT false';

export class KeepEditsAndRemovals1732300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [imported, removed]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE agent DROP COLUMN removed; DROP TABLE imported_record');
  }
}

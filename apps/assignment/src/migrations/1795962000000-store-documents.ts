import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Documents with what is answered of them, and their content beside them. What was frozen before this could not be rendered
 * and had no content.
 */
const documents = `
  DROP TABLE document;
  CREATE TABLE document (
    document_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    document_type_code text NOT NULL,
    owner_code text NOT NULL,
    document_name text NOT NULL,
    content_type text NOT NULL,
    language_code text NOT NULL,
    can_be_shared boolean NOT NULL,
    is_read_only boolean NOT NULL,
    input jsonb NOT NULL,
    content_length integer,
    sha256 text,
    content_store text,
    version integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (document_id)
  );
  CREATE INDEX document_owner ON document (assignment_id, creation_time);
  CREATE TABLE document_content (
    document_id uuid NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT pk_document_content PRIMARY KEY (document_id)
  );
  ALTER TABLE document_content ALTER COLUMN bytes SET STORAGE EXTERNAL;`;

const assignments = `ALTER TABLE assignment ADD COLUMN appendix_mark text;`;

const diary = `ALTER TYPE diary_entry_code ADD VALUE 'CONTRACT';`;

export class StoreDocuments1795962000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [documents, assignments, diary]) await runner.query(part);
  }

  /** A value of an enum cannot be taken back; nothing writes it then. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE document_content, document;
      CREATE TABLE document (
        document_id uuid NOT NULL,
        assignment_id uuid NOT NULL,
        document_type_code text NOT NULL,
        input jsonb NOT NULL,
        creation_time timestamptz(3) NOT NULL,
        CONSTRAINT pk_document PRIMARY KEY (document_id)
      );
      CREATE INDEX document_assignment ON document (assignment_id, creation_time);
      ALTER TABLE assignment DROP COLUMN appendix_mark`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No address stands here: where a mail goes, the directory says when it is sent. */
export class CreateMail1796000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail (
        mail_id uuid NOT NULL,
        recipient_kind text NOT NULL,
        recipient_id uuid NOT NULL,
        is_closed boolean NOT NULL,
        total integer NOT NULL,
        creation_time timestamptz(3) NOT NULL,
        CONSTRAINT pk_mail PRIMARY KEY (mail_id)
      );
      CREATE UNIQUE INDEX mail_collecting ON mail (recipient_kind, recipient_id) WHERE NOT is_closed;
      CREATE INDEX mail_recipient ON mail (recipient_id);
      CREATE TABLE mail_item (
        mail_id uuid NOT NULL REFERENCES mail ON DELETE CASCADE,
        place integer NOT NULL,
        match_id uuid NOT NULL,
        sequence integer NOT NULL,
        content jsonb NOT NULL,
        CONSTRAINT pk_mail_item PRIMARY KEY (mail_id, place)
      );
      CREATE TABLE mail_refusal (
        recipient_kind text NOT NULL,
        recipient_id uuid NOT NULL,
        address_hash text NOT NULL,
        reason text NOT NULL,
        creation_time timestamptz(3) NOT NULL,
        CONSTRAINT pk_mail_refusal PRIMARY KEY (recipient_kind, recipient_id)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_refusal, mail_item, mail');
  }
}

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
    words text[] NOT NULL,
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

/** A row per word: a search reads one part of this index for each word and office, and no meeting but those of the page. */
const words = `
  CREATE TABLE meeting_word (
    agency_office_id uuid NOT NULL,
    word text COLLATE "C" NOT NULL,
    meeting_id uuid NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_meeting_word PRIMARY KEY (agency_office_id, word, meeting_id) INCLUDE (creation_time)
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);`;

/** What is new of the words is written, what is old removed; most changes of a meeting leave them all. */
const keep = `
  CREATE FUNCTION keep_meeting_words() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      INSERT INTO meeting_word SELECT agency_office_id, unnest(words), meeting_id, creation_time FROM added;
    ELSIF TG_OP = 'DELETE' THEN
      DELETE FROM meeting_word w USING (SELECT agency_office_id, unnest(words) AS word, meeting_id FROM removed) gone
        WHERE (w.agency_office_id, w.word, w.meeting_id) = (gone.agency_office_id, gone.word, gone.meeting_id);
    ELSE
      DELETE FROM meeting_word w USING (
          SELECT agency_office_id, unnest(words) AS word, meeting_id, creation_time FROM removed
          EXCEPT SELECT agency_office_id, unnest(words), meeting_id, creation_time FROM added) gone
        WHERE (w.agency_office_id, w.word, w.meeting_id) = (gone.agency_office_id, gone.word, gone.meeting_id);
      INSERT INTO meeting_word
        SELECT agency_office_id, unnest(words), meeting_id, creation_time FROM added
        EXCEPT SELECT agency_office_id, unnest(words), meeting_id, creation_time FROM removed;
    END IF;
    RETURN NULL;
  END $body$;`;

const triggers = `
  CREATE TRIGGER meeting_words_added AFTER INSERT ON meeting REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_meeting_words();
  CREATE TRIGGER meeting_words_changed AFTER UPDATE ON meeting REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_meeting_words();
  CREATE TRIGGER meeting_words_removed AFTER DELETE ON meeting REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION keep_meeting_words();`;

export class CreateMeeting1795382290271 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [table, orders, picks, words, keep, triggers]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE meeting, meeting_word; DROP FUNCTION keep_meeting_words; DROP TYPE meeting_status_code, meeting_type_code',
    );
  }
}

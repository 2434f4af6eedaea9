import type { MigrationInterface, QueryRunner } from 'typeorm';

const assignment = `
  CREATE TYPE assignment_type_code AS ENUM ('SALES', 'PURCHASE', 'RENTAL');
  CREATE TYPE assignment_status_code AS ENUM ('DRAFT', 'READY_FOR_SIGNING', 'ACTIVE', 'FINISHED', 'REJECTED');
  CREATE TABLE assignment (
    assignment_id uuid NOT NULL,
    agency_office_id uuid NOT NULL,
    assignment_type_code assignment_type_code NOT NULL,
    assignment_status_code assignment_status_code NOT NULL,
    official_assignment_id text,
    contract_document_id uuid,
    content jsonb NOT NULL,
    summary jsonb NOT NULL,
    start_date date,
    end_date date,
    signed_end_date date,
    asset_requirement_id uuid,
    party_ids uuid[] NOT NULL,
    agent_ids uuid[] NOT NULL,
    responsible_agent_id uuid,
    realty_ids uuid[] NOT NULL,
    version integer NOT NULL,
    event_sequence integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_assignment PRIMARY KEY (assignment_id)
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);`;

/**
 * One per sort field; each begins with the office, which every search names. Unset values stand last in both directions.
 * Those of states, types and ends hold all that a first page is chosen by.
 */
const orders = `
  CREATE UNIQUE INDEX assignment_official_id ON assignment (agency_office_id, official_assignment_id);
  CREATE INDEX assignment_creation_time ON assignment (agency_office_id, creation_time, assignment_id);
  CREATE INDEX assignment_modification_time ON assignment (agency_office_id, modification_time, assignment_id);
  CREATE INDEX assignment_status ON assignment (agency_office_id, assignment_status_code, assignment_id);
  CREATE INDEX assignment_status_time ON assignment (agency_office_id, assignment_status_code, creation_time, assignment_id);
  CREATE INDEX assignment_type ON assignment (agency_office_id, assignment_type_code, creation_time, assignment_id);
  CREATE INDEX assignment_number ON assignment (agency_office_id, official_assignment_id, assignment_id);
  CREATE INDEX assignment_number_desc ON assignment (agency_office_id, official_assignment_id DESC NULLS LAST, assignment_id DESC);
  CREATE INDEX assignment_start ON assignment (agency_office_id, start_date, assignment_id);
  CREATE INDEX assignment_start_desc ON assignment (agency_office_id, start_date DESC NULLS LAST, assignment_id DESC);
  CREATE INDEX assignment_end ON assignment (agency_office_id, end_date, assignment_id) INCLUDE (creation_time);
  CREATE INDEX assignment_end_desc ON assignment (agency_office_id, end_date DESC NULLS LAST, assignment_id DESC);`;

/**
 * For what is found by an id. Of ids in lists an office's key is kept: who looks for an agent in one office reads no row of
 * the agent's other offices. GIN without a list of pending entries, which each search would have to read through.
 * The bare ids of parties are for the removal of a party.
 */
const ids = `
  CREATE FUNCTION office_keys(office uuid, ids uuid[]) RETURNS uuid[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    $body$ SELECT coalesce(array_agg(md5(office::text || id::text)::uuid), '{}') FROM unnest(ids) AS id $body$;
  CREATE FUNCTION keys_of_offices(offices uuid[], ids uuid[]) RETURNS uuid[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    $body$ SELECT coalesce(array_agg(key), '{}') FROM unnest(offices) AS office, unnest(office_keys(office, ids)) AS key $body$;
  CREATE INDEX assignment_party ON assignment USING gin (office_keys(agency_office_id, party_ids)) WITH (fastupdate = off);
  CREATE INDEX assignment_agent ON assignment USING gin (office_keys(agency_office_id, agent_ids)) WITH (fastupdate = off);
  CREATE INDEX assignment_realty ON assignment USING gin (office_keys(agency_office_id, realty_ids)) WITH (fastupdate = off);
  CREATE INDEX assignment_party_everywhere ON assignment USING gin (party_ids) WITH (fastupdate = off);
  CREATE INDEX assignment_responsible_agent ON assignment (agency_office_id, responsible_agent_id, creation_time, assignment_id);
  CREATE INDEX assignment_requirement ON assignment (agency_office_id, asset_requirement_id, creation_time, assignment_id)
    WHERE asset_requirement_id IS NOT NULL;`;

/** One continuation agreement at a time may be unsigned, whoever writes it. */
const parts = `
  CREATE TYPE continuation_agreement_status_code AS ENUM ('DRAFT', 'READY_FOR_SIGNING', 'SIGNED');
  CREATE TABLE continuation_agreement (
    continuation_agreement_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    status_code continuation_agreement_status_code NOT NULL,
    contract_document_id uuid,
    start_date date NOT NULL,
    end_date date NOT NULL,
    content jsonb NOT NULL,
    replaced jsonb NOT NULL,
    version integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_continuation_agreement PRIMARY KEY (continuation_agreement_id)
  );
  CREATE INDEX continuation_agreement_assignment ON continuation_agreement (assignment_id, creation_time);
  CREATE UNIQUE INDEX continuation_agreement_unsigned ON continuation_agreement (assignment_id) WHERE status_code <> 'SIGNED';
  CREATE TABLE marketing_plan (
    assignment_id uuid NOT NULL,
    marketing_conditions jsonb NOT NULL,
    marketing_plan_document_id uuid,
    marketing_plan_document_creation_time timestamptz(3),
    version integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_marketing_plan PRIMARY KEY (assignment_id)
  );
  CREATE TABLE document (
    document_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    document_type_code text NOT NULL,
    input jsonb NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (document_id)
  );
  CREATE INDEX document_assignment ON document (assignment_id, creation_time);`;

const settings = `
  CREATE TABLE office_settings (
    agency_office_id uuid NOT NULL,
    office_identifier text,
    next_sequence_number_to_be_issued integer NOT NULL,
    official_ids_version integer NOT NULL,
    integration jsonb NOT NULL,
    integration_version integer NOT NULL,
    version integer NOT NULL,
    event_sequence integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_office_settings PRIMARY KEY (agency_office_id)
  ) WITH (fillfactor = 70);
  CREATE INDEX office_settings_identifier ON office_settings (office_identifier);`;

/**
 * The next official id of an office: its identifier, a number, the year. Numbers whose id an assignment has are passed over.
 * One call takes the lock, looks and counts on, so that others of the office wait for little more than the commit.
 */
const allocation = `
  CREATE FUNCTION allocate_official_id(office uuid, year text) RETURNS text LANGUAGE plpgsql AS $body$
  DECLARE
    settings office_settings;
    number integer;
  BEGIN
    INSERT INTO office_settings AS old VALUES (office, NULL, 1, 0, '{}', 0, 0, 0, now(), now())
      ON CONFLICT (agency_office_id) DO UPDATE SET next_sequence_number_to_be_issued = old.next_sequence_number_to_be_issued
      RETURNING * INTO settings;
    number := settings.next_sequence_number_to_be_issued;
    WHILE EXISTS (
      SELECT FROM assignment WHERE agency_office_id = office
        AND official_assignment_id = concat(settings.office_identifier, number, year))
    LOOP
      number := number + 1;
    END LOOP;
    UPDATE office_settings SET next_sequence_number_to_be_issued = number + 1 WHERE agency_office_id = office;
    RETURN concat(settings.office_identifier, number, year);
  END $body$;`;

/** Evidence: nothing refers to it, nobody changes it. Parties whose names are not known yet stand beside it. */
const diary = `
  CREATE TYPE diary_entry_code AS ENUM ('IDENTIFICATION', 'ACTIVATION', 'CONTINUATION', 'SUPPLEMENT');
  CREATE TABLE diary_entry (
    assignment_id uuid NOT NULL,
    entry_number integer NOT NULL,
    entry_code diary_entry_code NOT NULL,
    content json NOT NULL,
    hash text NOT NULL,
    CONSTRAINT pk_diary_entry PRIMARY KEY (assignment_id, entry_number)
  );
  CREATE TABLE diary_unnamed_party (
    party_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    CONSTRAINT pk_diary_unnamed_party PRIMARY KEY (party_id, assignment_id)
  );`;

/** The trigger refuses the owner too, and a session that replays a backup. */
const guard = `
  CREATE FUNCTION refuse_diary_change() RETURNS trigger LANGUAGE plpgsql AS $body$
  BEGIN
    RAISE EXCEPTION 'The diary is evidence: % is refused.', TG_OP USING ERRCODE = 'insufficient_privilege';
  END $body$;
  CREATE TRIGGER diary_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON diary_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_diary_change();
  ALTER TABLE diary_entry ENABLE ALWAYS TRIGGER diary_entry_stays;`;

/** Whoever is not the owner reads the diary and adds to it: the runtime role, whatever it is called here. */
const grants = `
  DO $body$
  DECLARE grantee text;
  BEGIN
    FOR grantee IN
      SELECT DISTINCT CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE acl.grantee::regrole::text END
      FROM pg_class, aclexplode(relacl) acl WHERE pg_class.oid = 'diary_entry'::regclass AND acl.grantee <> relowner
    LOOP
      EXECUTE format('REVOKE ALL ON diary_entry FROM %s', grantee);
      EXECUTE format('GRANT SELECT, INSERT ON diary_entry TO %s', grantee);
    END LOOP;
  END $body$;`;

export class CreateAssignment1795941756474 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [assignment, orders, ids, parts, settings, allocation, diary, guard, grants])
      await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE assignment, continuation_agreement, marketing_plan, document, office_settings, diary_entry, diary_unnamed_party;
      DROP FUNCTION refuse_diary_change, allocate_official_id, office_keys, keys_of_offices;
      DROP TYPE assignment_type_code, assignment_status_code, continuation_agreement_status_code, diary_entry_code`);
  }
}

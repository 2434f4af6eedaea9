import type { MigrationInterface, QueryRunner } from 'typeorm';

const root = `
    version integer NOT NULL,
    event_sequence integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL`;

const agencies = `
  CREATE TABLE agency (
    agency_id uuid NOT NULL,
    official_name text NOT NULL,
    marketing_name text,
    content jsonb NOT NULL,${root},
    CONSTRAINT pk_agency PRIMARY KEY (agency_id)
  );
  CREATE TABLE agency_office (
    agency_office_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    agency_official_name text,
    agency_marketing_name text,
    name text NOT NULL,
    content jsonb NOT NULL,${root},
    CONSTRAINT pk_agency_office PRIMARY KEY (agency_office_id)
  );
  CREATE TABLE agent (
    agent_id uuid NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    state text NOT NULL,
    agency_office_ids uuid[] NOT NULL,
    public_agency_office_ids uuid[] NOT NULL,
    content jsonb NOT NULL,${root},
    CONSTRAINT pk_agent PRIMARY KEY (agent_id)
  );`;

/** Offices of an agency; agents who share an office with the caller; agents whom an office shows. */
const indexes = `
  CREATE INDEX agency_office_agency ON agency_office (agency_id);
  CREATE INDEX agent_offices ON agent USING gin (agency_office_ids);
  CREATE INDEX agent_public_offices ON agent USING gin (public_agency_office_ids);`;

const authentication = `
  CREATE TABLE account (
    username text NOT NULL,
    name text,
    role text NOT NULL,
    agent_id uuid,
    agency_office_ids uuid[] NOT NULL,
    marketplace_code text,
    password_hash text NOT NULL,
    disabled boolean NOT NULL DEFAULT false,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_account PRIMARY KEY (username)
  );
  CREATE TABLE signing_key (
    kid text NOT NULL,
    public_key jsonb NOT NULL,
    private_key bytea NOT NULL,
    signs_from timestamptz(3) NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_signing_key PRIMARY KEY (kid)
  );
  CREATE TABLE login_failure (
    id bigint GENERATED ALWAYS AS IDENTITY,
    attempt bytea NOT NULL,
    failed_at timestamptz(3) NOT NULL,
    CONSTRAINT pk_login_failure PRIMARY KEY (id)
  );
  CREATE INDEX login_failure_attempt ON login_failure (attempt, failed_at);
  CREATE INDEX login_failure_time ON login_failure (failed_at);`;

export class CreateAgency1732200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [agencies, indexes, authentication]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE agency, agency_office, agent, account, signing_key, login_failure');
  }
}

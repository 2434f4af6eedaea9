import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `
  CREATE TABLE outgoing_lead (
    lead_id uuid NOT NULL,
    agency_office_id uuid NOT NULL,
    agent_id uuid,
    party_id uuid NOT NULL,
    realty_id uuid,
    content jsonb NOT NULL,
    customer jsonb NOT NULL,
    sender jsonb NOT NULL,
    version integer NOT NULL,
    event_sequence integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_outgoing_lead PRIMARY KEY (lead_id)
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);`;

/** One for the sort, one per search parameter that picks few; the party's serves its erasure too, which knows no office. */
const indexes = `
  CREATE INDEX outgoing_lead_creation_time ON outgoing_lead (agency_office_id, creation_time, lead_id);
  CREATE INDEX outgoing_lead_agent ON outgoing_lead (agency_office_id, agent_id, creation_time, lead_id) WHERE agent_id IS NOT NULL;
  CREATE INDEX outgoing_lead_realty ON outgoing_lead (agency_office_id, realty_id, creation_time, lead_id) WHERE realty_id IS NOT NULL;
  CREATE INDEX outgoing_lead_party ON outgoing_lead (party_id);`;

/** The retention looks for the longest decided, whatever their office. */
const retention = 'CREATE INDEX lead_decided ON lead (decision_time) WHERE decision_time IS NOT NULL;';

export class AddOutgoingLead1732300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(indexes);
    await runner.query(retention);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX lead_decided; DROP TABLE outgoing_lead');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A count of a large office would read all its leads; so they are counted as they are written. */
const table = `
  CREATE TABLE lead_count (
    agency_office_id uuid NOT NULL,
    lead_status_code lead_status_code NOT NULL,
    shard smallint NOT NULL,
    leads bigint NOT NULL,
    CONSTRAINT pk_lead_count PRIMARY KEY (agency_office_id, lead_status_code, shard)
  ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);`;

/**
 * Each connection counts in one of 16 shards, so that those who write to the same office do not wait for each other's
 * commit. A statement's counts are written in one order, so that no two statements can hold each other up for ever.
 */
const count = `
  CREATE FUNCTION count_leads() RETURNS trigger LANGUAGE plpgsql AS $body$
  DECLARE mine CONSTANT smallint := pg_backend_pid() % 16;
  BEGIN
    IF TG_OP = 'INSERT' THEN
      INSERT INTO lead_count AS known
        SELECT agency_office_id, lead_status_code, mine, count(*) FROM added GROUP BY 1, 2 ORDER BY 1, 2
        ON CONFLICT ON CONSTRAINT pk_lead_count DO UPDATE SET leads = known.leads + excluded.leads;
    ELSIF TG_OP = 'DELETE' THEN
      INSERT INTO lead_count AS known
        SELECT agency_office_id, lead_status_code, mine, -count(*) FROM removed GROUP BY 1, 2 ORDER BY 1, 2
        ON CONFLICT ON CONSTRAINT pk_lead_count DO UPDATE SET leads = known.leads + excluded.leads;
    ELSE
      INSERT INTO lead_count AS known
        SELECT agency_office_id, lead_status_code, mine, sum(leads) FROM (
          SELECT agency_office_id, lead_status_code, 1 AS leads FROM added
          UNION ALL SELECT agency_office_id, lead_status_code, -1 FROM removed) changes
        GROUP BY 1, 2 HAVING sum(leads) <> 0 ORDER BY 1, 2
        ON CONFLICT ON CONSTRAINT pk_lead_count DO UPDATE SET leads = known.leads + excluded.leads;
    END IF;
    RETURN NULL;
  END $body$;`;

const triggers = `
  CREATE TRIGGER lead_added AFTER INSERT ON lead REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_leads();
  CREATE TRIGGER lead_changed AFTER UPDATE ON lead REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_leads();
  CREATE TRIGGER lead_removed AFTER DELETE ON lead REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_leads();`;

/** What is there already; the triggers' locks keep others from writing until both are committed. */
const former = `
  INSERT INTO lead_count
    SELECT agency_office_id, lead_status_code, 0, count(*) FROM lead GROUP BY 1, 2;`;

export class CountLeads1732400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [table, count, triggers, former]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER lead_added ON lead;
      DROP TRIGGER lead_changed ON lead;
      DROP TRIGGER lead_removed ON lead;
      DROP FUNCTION count_leads;
      DROP TABLE lead_count`);
  }
}

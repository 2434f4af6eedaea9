import type { MigrationInterface, QueryRunner } from 'typeorm';

const bounds = (suffixes: [string, string]): string =>
  ['price', 'living', 'year', 'plot']
    .flatMap((what) => suffixes.map((suffix) => `${what}_${suffix} double precision NOT NULL,`))
    .join(' ');

/** Realties as they are published, with what they are matched by. */
const realty = `
  CREATE TABLE realty (
    realty_id uuid NOT NULL,
    sequence bigint NOT NULL,
    withdrawn boolean NOT NULL,
    withdrawn_time timestamptz(3),
    data jsonb NOT NULL,
    places text[] COLLATE "C" NOT NULL,
    property_types text[] COLLATE "C" NOT NULL,
    property_type text COLLATE "C",
    kind text COLLATE "C",
    ${bounds(['low', 'high'])}
    currency text COLLATE "C",
    availability_code text COLLATE "C",
    ownership_code text COLLATE "C",
    condition_code text COLLATE "C",
    room_code text COLLATE "C",
    holding_code text COLLATE "C",
    features integer NOT NULL,
    CONSTRAINT pk_realty PRIMARY KEY (realty_id)
  );
  CREATE INDEX realty_places ON realty USING gin (places) WITH (fastupdate = off) WHERE NOT withdrawn;
  CREATE INDEX realty_withdrawn ON realty (withdrawn_time) WHERE withdrawn_time IS NOT NULL;`;

/**
 * Asset requirements that are watched, exploded into place and type of realty. The bounds stand in the B-tree behind these,
 * so that most of what does not fit is passed over without a visit to the table.
 */
const keys = `
  CREATE TABLE requirement_key (
    asset_requirement_id uuid NOT NULL,
    generation integer NOT NULL,
    place text COLLATE "C" NOT NULL,
    property_type text COLLATE "C" NOT NULL,
    rest text[] COLLATE "C" NOT NULL,
    ${bounds(['min', 'max'])}
    currency text COLLATE "C",
    availability_codes text[] COLLATE "C",
    ownership_codes text[] COLLATE "C",
    condition_codes text[] COLLATE "C",
    room_codes text[] COLLATE "C",
    holding_codes text[] COLLATE "C",
    kind_types text[] COLLATE "C",
    kinds text[] COLLATE "C",
    features integer NOT NULL,
    reasons text[] NOT NULL
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);
  CREATE INDEX requirement_key_bounds ON requirement_key (place, property_type, price_max, price_min, living_max, living_min,
    year_max, year_min, plot_max, plot_min);
  CREATE INDEX requirement_key_owner ON requirement_key (asset_requirement_id);`;

/** Pairs of watch and realty. One that holds no longer stays, since its events are numbered. */
const matches = `
  CREATE TABLE watch_match (
    match_id uuid NOT NULL,
    watch_id uuid NOT NULL,
    realty_id uuid NOT NULL,
    asset_requirement_id uuid NOT NULL,
    agency_office_id uuid NOT NULL,
    holds boolean NOT NULL,
    reasons text[] NOT NULL,
    match_time timestamptz(3) NOT NULL,
    generation integer NOT NULL,
    realty_sequence bigint NOT NULL,
    version integer NOT NULL,
    event_sequence integer NOT NULL,
    creation_time timestamptz(3) NOT NULL,
    modification_time timestamptz(3) NOT NULL,
    CONSTRAINT pk_watch_match PRIMARY KEY (match_id)
  ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_scale_factor = 0.02);
  CREATE UNIQUE INDEX watch_match_pair ON watch_match (realty_id, watch_id);
  CREATE INDEX watch_match_requirement ON watch_match (asset_requirement_id, realty_id, match_time);`;

export class CreateMatching1796000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [realty, keys, matches]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE watch_match, requirement_key, realty');
  }
}

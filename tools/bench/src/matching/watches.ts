import { insertKeys, keysOf } from '@ovipro/asset-requirement';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { someCriteria } from './chance';

const batchSize = 5_000;
const office = '7bdffe48-0077-4de0-acd4-d9b9b1ab49f8';

const requirements = `INSERT INTO asset_requirement (asset_requirement_id, agency_office_id, friendly_id, status_code, content,
    criteria_version, search_terms, version, event_sequence, creation_time, modification_time)
  SELECT id, '${office}', id::text, 'ACTIVE', jsonb_build_object('assetRequirements', wanted), 1, '{}', 1, 1, now(), now()
  FROM jsonb_to_recordset($1) AS r(id uuid, wanted jsonb)`;

const watches = `INSERT INTO watch (watch_id, asset_requirement_id, status_code, validity_end_time, party_ids, content, agency_office_id,
    agency_office, property_type_codes, version, event_sequence, creation_time, modification_time)
  SELECT gen_random_uuid(), id, 'ACTIVE', '2099-01-01', ARRAY[id], jsonb_build_object('validityEndTime', '2099-01-01T00:00:00Z',
      'agentNotificationTypeCodes', '["EMAIL"]'::jsonb, 'parties', jsonb_build_array(jsonb_build_object('partyId', id, 'partyTypeCode', 'PERSON_PARTY'))),
    '${office}', jsonb_build_object('agencyOfficeId', '${office}'), '{RESIDENTIAL}', 1, 1, now(), now()
  FROM jsonb_to_recordset($1) AS r(id uuid, wanted jsonb)`;

/** Adds watches, each of an asset requirement of its own, with its keys. */
export async function addWatches(client: Client, count: number, random: () => number): Promise<void> {
  for (let added = 0; added < count; added += batchSize) {
    const made = Array.from({ length: Math.min(batchSize, count - added) }, () => ({
      id: randomUUID(),
      wanted: someCriteria(random),
    }));
    const rows = JSON.stringify(made);
    await client.query('BEGIN');
    await client.query(requirements, [rows]);
    await client.query(watches, [rows]);
    const execute = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rowCount ?? 0;
    const keys = made.flatMap(({ id, wanted }) =>
      keysOf(wanted).map((key) => ({ asset_requirement_id: id, generation: 1, ...key })),
    );
    await insertKeys({ execute }, keys);
    await client.query('COMMIT');
    if (added % 100_000 === 0) process.stderr.write(`${added} of ${count} watches\n`);
  }
  await client.query('VACUUM ANALYZE');
}

/** The tables of the textbooks' answers: read as a whole, by an index of arrays, by an index of ranges. */
export const textbooks = { scan: 'textbook', gin: 'textbook_gin', gist: 'textbook_gist' };

/** The same as the textbooks have it: a row for each asset requirement, with arrays and ranges. */
export async function addTextbooks(client: Client): Promise<void> {
  const range = (what: string): string => `numrange(
    nullif(min(${what}_min), '-Infinity')::numeric, nullif(max(${what}_max), 'Infinity')::numeric, '[]') AS ${what}`;
  const { scan, gin, gist } = textbooks;
  await client.query(`DROP TABLE IF EXISTS ${Object.values(textbooks).join(', ')};
    CREATE TABLE ${scan} AS
      SELECT asset_requirement_id, array_agg(DISTINCT place) AS places, array_agg(DISTINCT property_type) AS property_types,
        ${['price', 'living'].map(range).join(', ')}, min(room_codes) AS room_codes, min(features) AS features
      FROM requirement_key GROUP BY asset_requirement_id;
    CREATE TABLE ${gin} AS SELECT * FROM ${scan};
    CREATE TABLE ${gist} AS SELECT * FROM ${scan};
    CREATE INDEX ON ${gin} USING gin (places, property_types);
    CREATE INDEX ON ${gist} USING gist (price, living);`);
  await client.query(`VACUUM ANALYZE ${Object.values(textbooks).join(', ')}`);
}

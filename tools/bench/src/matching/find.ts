import { pairsOfRealty } from '@ovipro/asset-requirement';
import type { Realty } from '@ovipro/contracts';
import type { Client } from 'pg';

/** How one realty is held against all watches; answers how many match. */
export type Find = (realty: Realty) => Promise<number>;

interface Count {
  count: number;
}

/** Ours, as the service finds pairs, without the writing. */
export const findByKeys = (client: Client): Find => {
  const text = `SELECT count(*)::integer AS count FROM (${pairsOfRealty}) AS f`;
  return async ({ realtyId }) => {
    const { rows } = await client.query<Count>({ name: 'keys', text, values: [realtyId, new Date(), null] });
    return rows[0].count;
  };
};

const columns = ['price_low', 'living_low', 'room_code', 'features', 'places', 'property_types'];

const textbook = (table: string): string => `SELECT count(*)::integer AS count FROM ${table}
  WHERE places && $5::text[] AND property_types && $6::text[] AND price @> $1::float8::numeric AND living @> $2::float8::numeric
    AND (room_codes IS NULL OR $3::text = ANY(room_codes)) AND features & ~$4::integer = 0`;

/** The textbooks', with the values in the statement's parameters, so that each is planned for its own. */
export const findIn =
  (client: Client, table: string): Find =>
  async ({ realtyId }) => {
    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT ${columns.join(', ')} FROM realty WHERE realty_id = $1`,
      [realtyId],
    );
    const values = columns.map((name) => rows[0][name]);
    return (await client.query<Count>(textbook(table), values)).rows[0].count;
  };

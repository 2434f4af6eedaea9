import { DocumentInputError, readLogo } from '@ovipro/assignment';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { databaseUrlOf } from './environment';

/** A sentence for whoever runs the tool. */
class Refusal extends Error {}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** @throws Refusal */
function pictureOf(file: string): { bytes: Buffer; size: string } {
  try {
    const bytes = readFileSync(file);
    const { width, height } = readLogo(bytes);
    return { bytes, size: `${width} × ${height} pixels, ${bytes.length.toLocaleString('en')} bytes` };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof DocumentInputError || code !== undefined) throw new Refusal(message);
    throw error;
  }
}

/** @throws Refusal */
async function assertKnown(client: Client, agencyId: string): Promise<void> {
  const sql = `SELECT FROM directory_entry WHERE kind = 'agency' AND id = $1 AND NOT removed`;
  const known = isUuid(agencyId) && (await client.query(sql, [agencyId])).rowCount === 1;
  if (!known)
    throw new Refusal(`The assignment service knows no agency ${agencyId}: look for its id among the agencies.`);
}

async function keep(client: Client, agencyId: string, bytes: Buffer): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await client.query('BEGIN');
  await client.query('INSERT INTO logo (sha256, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING', [sha256, bytes]);
  await client.query(
    `INSERT INTO agency_logo (agency_id, sha256, modification_time) VALUES ($1, $2, now())
     ON CONFLICT (agency_id) DO UPDATE SET sha256 = excluded.sha256, modification_time = excluded.modification_time`,
    [agencyId, sha256],
  );
  await client.query('COMMIT');
}

async function setLogo(client: Client, agencyId: string, file: string): Promise<string> {
  await assertKnown(client, agencyId);
  if (file === '--remove') {
    const { rowCount } = await client.query('DELETE FROM agency_logo WHERE agency_id = $1', [agencyId]);
    return rowCount === 0 ? 'The agency has no logo.' : 'Documents from now on show no logo.';
  }
  const { bytes, size } = pictureOf(file);
  await keep(client, agencyId, bytes);
  return `Documents of the agency from now on show the logo (${size}).`;
}

/**
 * Sets the logo that new documents of an agency show, or removes it.
 * @returns the exit code: 1 where the agency is unknown or the picture cannot be used
 */
export async function runLogo(agencyId: string, file: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrlOf('assignment') });
  await client.connect();
  try {
    console.log(await setLogo(client, agencyId, file));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await client.end();
  }
}

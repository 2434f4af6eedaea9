import type { JsonWebKey } from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';
import type { Timed } from './key-times';

/** A key as kept: its public half, and its private half sealed. */
export interface KeyRow extends Timed {
  kid: string;
  publicKey: JsonWebKey;
  privateKey: Buffer;
}

export const readKeys = (tx: Transaction): Promise<KeyRow[]> =>
  tx.query<KeyRow>(
    `SELECT kid, public_key AS "publicKey", private_key AS "privateKey", signs_from AS "signsFrom"
     FROM signing_key ORDER BY signs_from, kid`,
  );

export async function insertKey(tx: Transaction, { kid, publicKey, privateKey, signsFrom }: KeyRow): Promise<void> {
  await tx.query(
    'INSERT INTO signing_key (kid, public_key, private_key, signs_from, creation_time) VALUES ($1, $2, $3, $4, $5)',
    [kid, publicKey, privateKey, signsFrom, tx.now],
  );
}

export async function deleteKeys(tx: Transaction, kids: string[]): Promise<void> {
  await tx.query('DELETE FROM signing_key WHERE kid = ANY($1)', [kids]);
}

const keyLock = 7_205_759_405;

/** Of several processes that find a key due at the same moment one makes it, and the others find it made. */
export async function oneKeyMakerAtATime(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [keyLock]);
}

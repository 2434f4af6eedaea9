import { holdAdvisoryLock, type Transaction } from '@ovipro/platform';
import { type KeyRow, SigningKeyEntity } from './signing-key.entity';

export const readKeys = async (tx: Transaction): Promise<KeyRow[]> =>
  (await tx.manager()).find(SigningKeyEntity, { order: { signsFrom: 'ASC', kid: 'ASC' } });

export async function insertKey(tx: Transaction, key: KeyRow): Promise<void> {
  await (await tx.manager()).insert(SigningKeyEntity, { ...key, creationTime: tx.now } as object);
}

export async function deleteKeys(tx: Transaction, kids: string[]): Promise<void> {
  await (await tx.manager()).delete(SigningKeyEntity, kids);
}

const keyLock = 7_205_759_405;

/** Of several processes that find a key due at the same moment one makes it, and the others find it made. */
export const oneKeyMakerAtATime = (tx: Transaction): Promise<void> => holdAdvisoryLock(tx, keyLock);

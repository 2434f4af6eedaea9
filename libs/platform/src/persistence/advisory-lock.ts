import type { Transaction } from './transaction';

/** Has the transactions that name the same lock pass one by one: the others wait until this one has ended. */
export async function holdAdvisoryLock(tx: Transaction, key: number | bigint): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [String(key)]);
}

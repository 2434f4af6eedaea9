import { tooManyRequests, type Transaction } from '@ovipro/platform';
import { createHash } from 'node:crypto';

const maxFailures = 10;
const windowMs = 60_000;
const pruneBatchSize = 50;

/** Who tries to log in from where, as one value. What people type as a user name may be their password: it is not kept. */
export const attemptOf = (username: string, address: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([username, address]))
    .digest();

/**
 * Refuses further attempts after ten failures within a minute.
 * @throws ApiError 429 that says when to come again
 */
export async function assertBelowLimit(tx: Transaction, attempt: Buffer): Promise<void> {
  const failures = await tx.query<{ failedAt: Date }>(
    'SELECT failed_at AS "failedAt" FROM login_failure WHERE attempt = $1 AND failed_at > $2 ORDER BY failed_at DESC LIMIT $3',
    [attempt, new Date(tx.now.getTime() - windowMs), maxFailures],
  );
  if (failures.length < maxFailures) return;
  const free = failures[maxFailures - 1].failedAt.getTime() + windowMs;
  const seconds = Math.max(1, Math.ceil((free - tx.now.getTime()) / 1_000));
  throw tooManyRequests({ limit: maxFailures, seconds, message: 'Too many failed attempts to log in.' });
}

/**
 * Notes a failure. Attempts that ran beside each other are counted one by one, so that none of them goes past the limit.
 * @throws ApiError 429 where the limit was reached meanwhile
 */
export async function noteFailure(tx: Transaction, attempt: Buffer): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [attempt.readBigInt64BE().toString()]);
  await assertBelowLimit(tx, attempt);
  await tx.query('INSERT INTO login_failure (attempt, failed_at) VALUES ($1, $2)', [attempt, tx.now]);
  await tx.query(
    `DELETE FROM login_failure WHERE id IN (
       SELECT id FROM login_failure WHERE failed_at < $1 ORDER BY failed_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [new Date(tx.now.getTime() - 2 * windowMs), pruneBatchSize],
  );
}

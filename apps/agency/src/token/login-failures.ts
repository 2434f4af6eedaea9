import { holdAdvisoryLock, tooManyRequests, type Transaction } from '@ovipro/platform';
import { createHash } from 'node:crypto';
import { type EntityManager, LessThan, MoreThan } from 'typeorm';
import { LoginFailureEntity } from './login-failure.entity';

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
 * @throws ApiError tooMany that says when to come again
 */
export async function assertBelowLimit(tx: Transaction, attempt: Buffer): Promise<void> {
  const failures = await (
    await tx.manager()
  ).find(LoginFailureEntity, {
    where: { attempt, failedAt: MoreThan(before(tx.now, windowMs)) },
    order: { failedAt: 'DESC' },
    take: maxFailures,
  });
  if (failures.length < maxFailures) return;
  const free = failures[maxFailures - 1].failedAt.getTime() + windowMs;
  const seconds = Math.max(1, Math.ceil((free - tx.now.getTime()) / 1_000));
  throw tooManyRequests({ limit: maxFailures, seconds, message: 'Too many failed attempts to log in.' });
}

/**
 * Notes a failure. Attempts that ran beside each other are counted one by one, so that none of them goes past the limit.
 * @throws ApiError tooMany where the limit was reached meanwhile
 */
export async function noteFailure(tx: Transaction, attempt: Buffer): Promise<void> {
  await holdAdvisoryLock(tx, attempt.readBigInt64BE());
  await assertBelowLimit(tx, attempt);
  const manager = await tx.manager();
  await manager.insert(LoginFailureEntity, { attempt, failedAt: tx.now });
  await prune(manager, before(tx.now, 2 * windowMs));
}

const before = (time: Date, ms: number): Date => new Date(time.getTime() - ms);

/** Takes away some that are old; those that others are at are left to them. */
async function prune(manager: EntityManager, oldest: Date): Promise<void> {
  const old = await manager.find(LoginFailureEntity, {
    where: { failedAt: LessThan(oldest) },
    order: { failedAt: 'ASC' },
    take: pruneBatchSize,
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  });
  if (old.length > 0)
    await manager.delete(
      LoginFailureEntity,
      old.map(({ id }) => id),
    );
}

import { withCause } from '../context/request-context';
import type { UnitOfWork } from '../persistence/unit-of-work';
import type { Logger } from '../telemetry/logger';
import { nextDeadLetter, parkedKeys, removeDeadLetter, unpark } from './dead-letters';
import type { Dispatcher } from './dispatcher';
import { causeOf } from './received';

/**
 * Handles the dead letters of a group, key by key in the order of their sequence, and unparks each key that has none
 * left. A dead letter that fails again stays, and so does its parked key.
 * @returns how many dead letters were handled and how many keys are still parked, as a sentence
 */
export async function redrive(
  group: string,
  dispatcher: Dispatcher,
  unitOfWork: UnitOfWork,
  logger: Logger,
): Promise<string> {
  const keys = await unitOfWork.run((tx) => parkedKeys(tx, group));
  let handled = 0;
  const failures: string[] = [];
  for (const { topic, key } of keys) {
    try {
      while (await one(group, topic, key, dispatcher, unitOfWork)) handled += 1;
    } catch (err) {
      logger.error({ event: 'consumer.redrive_failed', err, group, topic, key }, 'dead letter failed again');
      failures.push(`${topic} ${key}: ${String(err)}`);
    }
  }
  return `${handled} dead letters handled, ${failures.length} keys still parked${failures.map((line) => `\n${line}`).join('')}`;
}

/** Handles one dead letter and deletes it, in one transaction. @returns false once the key has none left and is unparked */
async function one(
  group: string,
  topic: string,
  key: string,
  dispatcher: Dispatcher,
  unitOfWork: UnitOfWork,
): Promise<boolean> {
  return unitOfWork.run(async (tx) => {
    const letter = await nextDeadLetter(tx, group, topic, key);
    if (!letter) {
      await unpark(tx, group, topic, key);
      return false;
    }
    const cause = causeOf(letter);
    tx.causedBy(cause);
    await withCause(cause, () => dispatcher.redeliver(tx, letter));
    await removeDeadLetter(tx, letter.id);
    return true;
  });
}

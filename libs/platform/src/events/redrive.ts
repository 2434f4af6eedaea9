import { withCause } from '../context/request-context';
import type { UnitOfWork } from '../persistence/unit-of-work';
import { nextDeadLetter, parkedKeys, removeDeadLetter, unpark } from './dead-letters';
import type { Dispatcher } from './dispatcher';
import { causeOf } from './received';

/**
 * Runs the dead letters of a group through its own handlers, key by key in sequence order, and unparks each key that is
 * through. A letter that fails again stays, and its key stays parked.
 * @returns how many letters were handled and how many keys are still parked, as a sentence
 */
export async function redrive(group: string, dispatcher: Dispatcher, unitOfWork: UnitOfWork): Promise<string> {
  const keys = await unitOfWork.run((tx) => parkedKeys(tx, group));
  let handled = 0;
  const failures: string[] = [];
  for (const { topic, key } of keys) {
    try {
      while (await one(group, topic, key, dispatcher, unitOfWork)) handled += 1;
    } catch (error) {
      failures.push(`${topic} ${key}: ${String(error)}`);
    }
  }
  return `${handled} dead letters handled, ${failures.length} keys still parked${failures.map((line) => `\n${line}`).join('')}`;
}

/** One letter and its removal in one transaction; false once the key is empty, and so unparked. */
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

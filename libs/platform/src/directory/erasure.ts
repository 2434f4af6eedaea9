import { type Cause, currentCause, newCause } from '../context/request-context';
import type { Transaction } from '../persistence/transaction';
import { schedule, type ScheduledWork } from '../schedule/schedule';
import { directory } from './directory';

const batchSize = 100;
/** A request that was under way while the party was removed has long ended then. */
const finalCheckAfterMs = 3_600_000;

/** How an aggregate forgets a party that was removed. */
export interface Erasure {
  /** The work's name in the schedule, as in `erase-lead-customer`. */
  kind: string;
  /**
   * Blanks the party in some resources that show it still, as a change of theirs with its event.
   * @param limit how many resources one transaction may change
   * @returns how many it changed
   */
  blank(tx: Transaction, partyId: string, limit: number): Promise<number>;
}

interface Payload {
  partyId: string;
  /** The removal: what is published names it. */
  cause: Cause;
  last?: boolean;
}

/** Has a removed party blanked, once the transaction has committed. */
export async function startErasure(tx: Transaction, partyId: string, erasures: Erasure[]): Promise<void> {
  const payload: Payload = { partyId, cause: currentCause() ?? newCause() };
  for (const { kind } of erasures) await schedule.at(tx, `${kind}:${partyId}`, kind, tx.now, payload);
}

/** The erasure as scheduled work: a portion to a transaction until nothing is left, and once more an hour later. */
export const erasureWork = ({ kind, blank }: Erasure): ScheduledWork => ({
  kind,
  async run(tx, payload) {
    const { partyId, cause, last } = payload as Payload;
    if (!(await directory.isRemoved(tx, 'party', partyId))) return;
    tx.causedBy(cause);
    const full = (await blank(tx, partyId, batchSize)) === batchSize;
    if (last && !full) return;
    const next = new Date(tx.now.getTime() + (full ? 0 : finalCheckAfterMs));
    await schedule.at(tx, `${kind}:${partyId}`, kind, next, { ...(payload as Payload), last: last || !full });
  },
});

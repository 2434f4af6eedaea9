import { defineJob, type Job, jobs } from '../jobs/job';
import type { Transaction } from '../persistence/transaction';
import { directory } from './directory';

const batchSize = 100;
/** A request that was under way while the party was removed has long ended then. */
const finalCheckAfterMs = 3_600_000;

/** How an aggregate forgets a party that was removed. */
export interface Erasure {
  /** The kind of its job, as in `erase-lead-customer`. */
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
  isFinalCheck?: boolean;
}

/** Has a removed party blanked, once the transaction has committed. What is published names the removal as its cause. */
export function startErasure(tx: Transaction, partyId: string, erasures: Erasure[]): void {
  for (const { kind } of erasures) jobs.enqueue<Payload>(tx, { kind }, { key: partyId, payload: { partyId } });
}

/** The erasure as a job: a batch to a transaction until nothing is left, and once more an hour later. */
export const erasureJob = ({ kind, blank }: Erasure): Job =>
  defineJob<Payload>({
    kind,
    async complete(tx, { partyId, isFinalCheck }) {
      if (!(await directory.isRemoved(tx, 'party', partyId))) return;
      const isFull = (await blank(tx, partyId, batchSize)) === batchSize;
      if (isFull) return {};
      if (!isFinalCheck)
        return { payload: { partyId, isFinalCheck: true }, at: new Date(tx.now.getTime() + finalCheckAfterMs) };
    },
  });

import { Injectable } from '@nestjs/common';
import { leadDeleted, leadUpdated } from '@ovipro/contracts';
import { defineJob, type Erasure } from '@ovipro/platform';
import { LeadConfig } from '../config';
import { deletedLeadRoot, leadRoot } from './lead.root';

/** Forgets names and contacts of a customer who was removed. The id stays: whom it meant, nobody knows any more. */
export const leadErasure: Erasure = {
  kind: 'erase-lead-customer',
  async blank(tx, partyId, limit) {
    const sql = `SELECT lead_id AS "leadId" FROM lead WHERE party_id = $1 AND customer <> '{}' LIMIT $2 FOR UPDATE`;
    const found = await tx.query<{ leadId: string }>(sql, [partyId, limit]);
    for (const { leadId } of found) {
      const lead = await tx.lock(leadRoot, leadId);
      tx.change(lead, { customer: {} });
      tx.emit(lead, leadUpdated, { previousStatusCode: lead.leadStatusCode });
    }
    return found.length;
  },
};

const dayMs = 86_400_000;
const everyMs = 3_600_000;
const nextBatchMs = 1_000;
const batchSize = 1_000;

/**
 * Removes leads once `LEAD_RETENTION_DAYS` have passed since they were approved or rejected, a batch at a time, every
 * hour. Whoever keeps what was published of them is told their ids.
 */
@Injectable()
export class LeadRetention {
  readonly job = defineJob<object>({
    kind: 'lead-retention',
    // where the setting was taken away, the row of former days runs once more and is gone
    everyMs: this.config.leadRetentionDays === undefined ? undefined : everyMs,
    complete: async (tx) => {
      const { leadRetentionDays } = this.config;
      if (leadRetentionDays === undefined) return;
      const before = new Date(tx.now.getTime() - leadRetentionDays * dayMs);
      // a lead that is being changed at this moment waits for the next time
      const due = `SELECT lead_id FROM lead WHERE decision_time < $1 ORDER BY decision_time LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`;
      const sql = `DELETE FROM lead t WHERE lead_id IN (${due}) RETURNING t.*`;
      const removed = await tx.emitFrom(deletedLeadRoot, { sql, values: [before] }, leadDeleted);
      if (removed === batchSize) return { at: new Date(tx.now.getTime() + nextBatchMs) };
    },
  });

  constructor(private readonly config: LeadConfig) {}
}

import { Injectable } from '@nestjs/common';
import { schedule, Scheduler, type ScheduledWork, type Transaction } from '@ovipro/platform';
import { LeadConfig } from '../config';

const dayMs = 86_400_000;
const runEveryMs = 3_600_000;
const batchSize = 1_000;

/**
 * Removes leads once `LEAD_RETENTION_DAYS` have passed since they were approved or rejected, a portion at a time, every
 * hour. Nobody is told: whoever keeps what was published of them keeps it on its own terms.
 */
@Injectable()
export class LeadRetention implements ScheduledWork {
  readonly kind = 'lead-retention';
  readonly recurs: boolean;

  constructor(
    private readonly config: LeadConfig,
    scheduler: Scheduler,
  ) {
    this.recurs = config.leadRetentionDays !== undefined;
    // where the setting was taken away, the row of former days has to be taken away too
    scheduler.register(this);
  }

  async run(tx: Transaction): Promise<void> {
    const { leadRetentionDays } = this.config;
    if (leadRetentionDays === undefined) return;
    const before = new Date(tx.now.getTime() - leadRetentionDays * dayMs);
    // a lead that is being changed at this moment waits for the next time
    const due = `SELECT lead_id FROM lead WHERE decision_time < $1 ORDER BY decision_time LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`;
    const removed = await tx.execute(`DELETE FROM lead WHERE lead_id IN (${due})`, [before]);
    const full = removed === batchSize;
    await schedule.at(tx, this.kind, this.kind, new Date(tx.now.getTime() + (full ? 1_000 : runEveryMs)));
  }
}

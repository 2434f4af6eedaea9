import { Injectable } from '@nestjs/common';
import { defineJob } from '@ovipro/platform';
import { AssetRequirementConfig } from '../config';

const dayMs = 86_400_000;
const nextBatchMs = 1_000;
const realtyBatch = 100;
const pairBatch = 5_000;

/**
 * Forgets realties once `REALTY_RETENTION_DAYS` have passed since they were withdrawn, with what has matched them: once a
 * day, a batch at a time. The number of its last event stays of each, so that no older one that comes late revives it.
 */
@Injectable()
export class RealtyRetention {
  readonly job = defineJob<object>({
    kind: 'realty-retention',
    everyMs: dayMs,
    complete: async (tx) => {
      const before = new Date(tx.now.getTime() - this.config.realtyRetentionDays * dayMs);
      // a realty that is being changed at this moment waits for the next time
      const due = await tx.query<{ id: string }>(
        `SELECT realty_id AS id FROM realty WHERE withdrawn_time < $1 ORDER BY withdrawn_time LIMIT ${realtyBatch}
         FOR NO KEY UPDATE SKIP LOCKED`,
        [before],
      );
      const ids = due.map(({ id }) => id);
      const pairs = `SELECT match_id FROM watch_match WHERE realty_id = ANY($1) LIMIT ${pairBatch}`;
      const removed = await tx.execute(`DELETE FROM watch_match WHERE match_id IN (${pairs})`, [ids]);
      const isThrough = removed < pairBatch;
      if (isThrough)
        await tx.execute(`UPDATE realty SET data = '{}', withdrawn_time = NULL WHERE realty_id = ANY($1)`, [ids]);
      if (!isThrough || ids.length === realtyBatch) return { at: new Date(tx.now.getTime() + nextBatchMs) };
    },
  });

  constructor(private readonly config: AssetRequirementConfig) {}
}

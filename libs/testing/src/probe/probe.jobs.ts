import { Module } from '@nestjs/common';
import { defineJob, JobRunner } from '@ovipro/platform';
import { failpoint } from '@ovipro/platform/server';

/** Writes a letter slowly; the failpoint `probe.performing` is where a test holds or kills its process. */
export const probeLetterJob = defineJob<{ eventId: string }>({
  kind: 'probe-letter',
  timeLimitMs: 60_000,
  async perform() {
    await failpoint('probe.performing');
  },
  async complete(tx, { eventId }) {
    await tx.execute('INSERT INTO probe_letter (event_id) VALUES ($1)', [eventId]);
  },
});

@Module({})
export class ProbeJobs {
  constructor(runner: JobRunner) {
    runner.register(probeLetterJob);
  }
}

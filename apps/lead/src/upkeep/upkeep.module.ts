import { Module } from '@nestjs/common';
import { erasureJob, JobRunner } from '@ovipro/platform';
import { LeadRetention } from '../lead/lead.jobs';
import { erasures } from './erasures';

/** What the worker does with leads on its own: it forgets customers who were removed, and leads that have served their time. */
@Module({ providers: [LeadRetention] })
export class UpkeepModule {
  constructor(runner: JobRunner, retention: LeadRetention) {
    runner.register(...erasures.map(erasureJob), retention.job);
  }
}

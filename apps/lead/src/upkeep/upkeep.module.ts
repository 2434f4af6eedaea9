import { Module } from '@nestjs/common';
import { erasureWork, Scheduler } from '@ovipro/platform';
import { LeadRetention } from '../lead/lead.retention';
import { erasures } from './erasures';

/** What the worker does with leads on its own: it forgets customers who were removed, and leads that have served their time. */
@Module({ providers: [LeadRetention] })
export class UpkeepModule {
  constructor(scheduler: Scheduler) {
    for (const erasure of erasures) scheduler.register(erasureWork(erasure));
  }
}

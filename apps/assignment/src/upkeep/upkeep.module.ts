import { Module } from '@nestjs/common';
import { erasureJob, JobRunner } from '@ovipro/platform';
import { expiryReminder } from '../expiry/expiry';
import { erasures } from './erasures';

/** What the worker does with assignments on its own: it forgets parties who were removed, and reminds of ends. */
@Module({})
export class UpkeepModule {
  constructor(runner: JobRunner) {
    runner.register(...erasures.map(erasureJob), expiryReminder);
  }
}

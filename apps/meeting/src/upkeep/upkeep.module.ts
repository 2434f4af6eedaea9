import { Module } from '@nestjs/common';
import { JobRunner } from '@ovipro/platform';
import { searchTermsRebuild } from '../meeting/meeting.search-terms.rebuild';

/** What the worker does with meetings on its own: their words follow the names of parties and agents. */
@Module({})
export class UpkeepModule {
  constructor(runner: JobRunner) {
    runner.register(searchTermsRebuild);
  }
}

import { Module } from '@nestjs/common';
import { JobRunner, searchTermsRebuild } from '@ovipro/platform';
import { meetingTerms } from '../meeting/meeting.search-terms';

/** What the worker does with meetings on its own: the terms that they are found by follow the names of parties and agents. */
@Module({})
export class UpkeepModule {
  constructor(runner: JobRunner) {
    runner.register(searchTermsRebuild(meetingTerms));
  }
}

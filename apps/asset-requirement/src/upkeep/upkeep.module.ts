import { Module } from '@nestjs/common';
import { JobRunner, searchTermsRebuild } from '@ovipro/platform';
import { requirementTerms } from '../requirement/asset-requirement.search-terms';
import { endDueWatchesJob, endRequirementWatchesJob } from '../watch/watch.jobs';

/** What the worker does with asset requirements and watches on its own. */
@Module({})
export class UpkeepModule {
  constructor(runner: JobRunner) {
    runner.register(searchTermsRebuild(requirementTerms), endDueWatchesJob, endRequirementWatchesJob);
  }
}

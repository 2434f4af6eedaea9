import { Module } from '@nestjs/common';
import { JobRunner } from '@ovipro/platform';
import { OnRealty } from './on-realty';
import { matchRealtyJob } from './realty.jobs';
import { matchRequirementJob } from './requirement.jobs';

/** Finds the realties that match what is watched. */
@Module({ controllers: [OnRealty] })
export class MatchingModule {
  constructor(runner: JobRunner) {
    runner.register(matchRealtyJob, matchRequirementJob);
  }
}

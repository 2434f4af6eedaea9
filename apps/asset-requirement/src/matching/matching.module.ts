import { Module } from '@nestjs/common';
import { JobRunner } from '@ovipro/platform';
import { dropKeysJob } from './keys.jobs';
import { OnRealty } from './on-realty';
import { matchRealtyJob } from './realty.jobs';
import { RealtyRetention } from './realty-retention.jobs';
import { matchRequirementJob } from './requirement.jobs';

/** Finds the realties that match what is watched. */
@Module({ controllers: [OnRealty], providers: [RealtyRetention] })
export class MatchingModule {
  constructor(runner: JobRunner, retention: RealtyRetention) {
    runner.register(matchRealtyJob, matchRequirementJob, dropKeysJob, retention.job);
  }
}

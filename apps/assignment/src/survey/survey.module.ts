import { Module } from '@nestjs/common';
import { JobRunner } from '@ovipro/platform';
import { OnTradeSettlementCompleted } from './on-trade-settlement-completed';
import { surveyPublishing } from './survey.publishing';

/** What the worker does with surveys. */
@Module({ controllers: [OnTradeSettlementCompleted] })
export class SurveyModule {
  constructor(runner: JobRunner) {
    runner.register(surveyPublishing);
  }
}

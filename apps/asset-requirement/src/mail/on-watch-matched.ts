import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { assetRequirementMails, watchMatched, type WatchMatchEventData } from '@ovipro/contracts';
import { effect, type EventContext, OnEvent } from '@ovipro/platform';
import { AssetRequirementConfig } from '../config';
import { collect } from './mail.jobs';
import { recipientsOf } from './mail.recipients';

/** Tells of a match by mail, once for each event. */
@Controller()
export class OnWatchMatched {
  constructor(private readonly config: AssetRequirementConfig) {}

  @OnEvent(watchMatched, effect(assetRequirementMails))
  async handle(@Payload() { match }: WatchMatchEventData, @Ctx() { tx, event }: EventContext): Promise<void> {
    for (const recipient of recipientsOf(match))
      await collect(tx, recipient, match, event.sequence, this.config.mailWindowSeconds);
  }
}

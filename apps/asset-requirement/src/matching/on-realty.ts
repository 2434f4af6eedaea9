import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  assetRequirementRealties,
  type RealtyEventData,
  realtyPublished,
  type RealtyWithdrawnEventData,
  realtyWithdrawn,
} from '@ovipro/contracts';
import { effect, type EventContext, OnEvent } from '@ovipro/platform';
import { saveRealty } from './realty.jobs';

const consumer = effect(assetRequirementRealties);

/** Keeps the realties that are on sale; each change has its job. */
@Controller()
export class OnRealty {
  @OnEvent(realtyPublished, consumer)
  published(@Payload() { realty }: RealtyEventData, @Ctx() { tx, event }: EventContext): Promise<void> {
    return saveRealty(tx, event.sequence, realty, false);
  }

  @OnEvent(realtyWithdrawn, consumer)
  withdrawn(@Payload() { realtyId }: RealtyWithdrawnEventData, @Ctx() { tx, event }: EventContext): Promise<void> {
    return saveRealty(tx, event.sequence, { realtyId }, true);
  }
}

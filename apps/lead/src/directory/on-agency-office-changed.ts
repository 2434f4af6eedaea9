import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { agencyOfficeChanged, type AgencyOfficeEventData } from '@ovipro/contracts';
import { directory, type EventContext, OnEvent } from '@ovipro/platform';
import { directoryConsumer, knownOffice } from './directory.consumer';

/** Keeps the names of offices. */
@Controller()
export class OnAgencyOfficeChanged {
  @OnEvent(agencyOfficeChanged, directoryConsumer)
  async handle(@Payload() { agencyOffice }: AgencyOfficeEventData, @Ctx() { tx, event }: EventContext): Promise<void> {
    await directory.put(tx, 'agency-office', event, knownOffice(agencyOffice));
  }
}

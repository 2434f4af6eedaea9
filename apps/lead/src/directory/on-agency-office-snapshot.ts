import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { agencyOfficeSnapshot, type AgencyOfficeEventData } from '@ovipro/contracts';
import { directory, type EventContext, OnEvent } from '@ovipro/platform';
import { directoryConsumer, knownOffice } from './directory.consumer';

/** For a directory that starts late: the newest event of an office may be a snapshot. */
@Controller()
export class OnAgencyOfficeSnapshot {
  @OnEvent(agencyOfficeSnapshot, directoryConsumer)
  async handle(@Payload() { agencyOffice }: AgencyOfficeEventData, @Ctx() { tx, event }: EventContext): Promise<void> {
    await directory.put(tx, 'agency-office', event, knownOffice(agencyOffice));
  }
}

import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { partyChanged, type PartyEventData } from '@ovipro/contracts';
import { directory, type EventContext, OnEvent } from '@ovipro/platform';
import { startRename } from '../meeting/meeting.renames';
import { directoryConsumer, knownParty } from './directory.consumer';

/** Keeps the names and contacts of parties. */
@Controller()
export class OnPartyChanged {
  @OnEvent(partyChanged, directoryConsumer)
  async handle(@Payload() { party }: PartyEventData, @Ctx() { tx, event }: EventContext): Promise<void> {
    const other = await directory.put(tx, 'party', event, knownParty(party));
    if (other) await startRename(tx, 'party', event.key);
  }
}

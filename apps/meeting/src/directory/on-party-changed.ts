import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { partyChanged, type PartyEventData } from '@ovipro/contracts';
import { directory, type EventContext, OnEvent } from '@ovipro/platform';
import { directoryConsumer } from './directory.consumer';

/** Keeps a party as it is now. */
@Controller()
export class OnPartyChanged {
  @OnEvent(partyChanged, directoryConsumer)
  async handle(@Payload() { party }: PartyEventData, @Ctx() { tx, event }: EventContext): Promise<void> {
    await directory.put(tx, 'party', event, party);
  }
}

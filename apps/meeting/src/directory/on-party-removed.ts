import { Controller } from '@nestjs/common';
import { Ctx } from '@nestjs/microservices';
import { partyRemoved } from '@ovipro/contracts';
import { directory, type EventContext, OnEvent } from '@ovipro/platform';
import { directoryConsumer } from './directory.consumer';

/** Forgets a party that is gone. */
@Controller()
export class OnPartyRemoved {
  @OnEvent(partyRemoved, directoryConsumer)
  async handle(@Ctx() { tx, event }: EventContext): Promise<void> {
    await directory.remove(tx, 'party', event, 'nothing');
  }
}

import { Controller } from '@nestjs/common';
import { Ctx } from '@nestjs/microservices';
import { partyRemoved } from '@ovipro/contracts';
import { directory, type EventContext, OnEvent, startErasure } from '@ovipro/platform';
import { erasures } from '../upkeep/erasures';
import { directoryConsumer } from './directory.consumer';

/** A party that is gone is forgotten: here at once, in the leads of which it is the customer by and by. */
@Controller()
export class OnPartyRemoved {
  @OnEvent(partyRemoved, directoryConsumer)
  async handle(@Ctx() { tx, event }: EventContext): Promise<void> {
    const news = await directory.remove(tx, 'party', event, 'nothing');
    if (news) await startErasure(tx, event.key, erasures);
  }
}

import { Controller } from '@nestjs/common';
import { Ctx } from '@nestjs/microservices';
import { partyRemoved } from '@ovipro/contracts';
import { directory, type EventContext, OnEvent } from '@ovipro/platform';
import { startRename } from '../meeting/meeting.renames';
import { directoryConsumer } from './directory.consumer';

/** A party that is gone is forgotten: in answers at once, in what meetings are found by portion by portion. */
@Controller()
export class OnPartyRemoved {
  @OnEvent(partyRemoved, directoryConsumer)
  async handle(@Ctx() { tx, event }: EventContext): Promise<void> {
    const news = await directory.remove(tx, 'party', event, 'nothing');
    if (news) await startRename(tx, 'party', event.key);
  }
}

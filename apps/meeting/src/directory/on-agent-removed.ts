import { Controller } from '@nestjs/common';
import { Ctx } from '@nestjs/microservices';
import { agentRemoved } from '@ovipro/contracts';
import { directory, type EventContext, OnEvent } from '@ovipro/platform';
import { directoryConsumer } from './directory.consumer';

/** An agent who is gone keeps the name on old meetings. */
@Controller()
export class OnAgentRemoved {
  @OnEvent(agentRemoved, directoryConsumer)
  async handle(@Ctx() { tx, event }: EventContext): Promise<void> {
    await directory.remove(tx, 'agent', event, 'data');
  }
}

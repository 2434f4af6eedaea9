import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { agentChanged, type AgentEventData } from '@ovipro/contracts';
import { directory, type EventContext, OnEvent } from '@ovipro/platform';
import { directoryConsumer } from './directory.consumer';

/** Keeps an agent as it is now. */
@Controller()
export class OnAgentChanged {
  @OnEvent(agentChanged, directoryConsumer)
  async handle(@Payload() { agent }: AgentEventData, @Ctx() { tx, event }: EventContext): Promise<void> {
    await directory.put(tx, 'agent', event, agent);
  }
}

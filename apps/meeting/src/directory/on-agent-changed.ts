import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { agentChanged, type AgentEventData } from '@ovipro/contracts';
import { directory, type EventContext, OnEvent } from '@ovipro/platform';
import { startRename } from '../meeting/meeting.renames';
import { directoryConsumer, knownAgent } from './directory.consumer';

/** Keeps the names of agents. */
@Controller()
export class OnAgentChanged {
  @OnEvent(agentChanged, directoryConsumer)
  async handle(@Payload() { agent }: AgentEventData, @Ctx() { tx, event }: EventContext): Promise<void> {
    const other = await directory.put(tx, 'agent', event, knownAgent(agent));
    if (other) await startRename(tx, 'agent', event.key);
  }
}

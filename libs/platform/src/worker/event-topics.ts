import { Inject, Injectable } from '@nestjs/common';
import { deadLettersOf } from '@ovipro/contracts';
import { EventServer } from '../events/event-server';
import type { EventTransport } from '../events/event-transport';
import type { Service } from '../service';
import { EVENT_TRANSPORT, SERVICE } from '../tokens';

/** The topics that the service publishes to, those that its consumer groups read, and their dead letters. */
@Injectable()
export class EventTopics {
  constructor(
    @Inject(SERVICE) private readonly service: Service,
    private readonly events: EventServer,
    @Inject(EVENT_TRANSPORT) private readonly transport: EventTransport,
  ) {}

  declare(): Promise<void> {
    const { groups } = this.events;
    const topics = new Set([...this.service.topics, ...groups.flatMap((group) => group.topics)]);
    return this.transport.declare([...topics, ...deadLettersOf(groups)]);
  }
}

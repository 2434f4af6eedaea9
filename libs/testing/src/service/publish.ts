import { type EventDefinition, eventType } from '@ovipro/contracts';
import { type EventTransport, EVENT_TRANSPORT } from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import type { TestService } from './test-service';

export interface ForeignEvent {
  /** Of one that comes again; a new one unless given. */
  id?: string;
  /** A foreign sender may leave it out. */
  sequence?: number;
  /** The golden sample where nothing else is given; a Buffer goes as it is. */
  data?: object | Buffer;
}

/** Publishes as the relay of the topic's owner would; answers the event's id, which is its Request-ID too. */
export async function publishEvent(
  service: TestService,
  event: EventDefinition,
  key: string,
  { id: eventId = randomUUID(), sequence, data = event.sample }: ForeignEvent = {},
): Promise<string> {
  const headers = {
    ce_id: eventId,
    ce_type: eventType(event.name),
    ce_requestid: eventId,
    ...(sequence && { ce_sequence: String(sequence) }),
  };
  const bytes = Buffer.isBuffer(data) ? data : Buffer.from(JSON.stringify(data ?? null));
  await service.app
    .get<EventTransport>(EVENT_TRANSPORT, { strict: false })
    .publish([{ id: '1', eventId, topic: event.topic.name, key, headers, payload: event.data ? bytes : null }]);
  return eventId;
}

import { randomUUID } from 'node:crypto';
import { type EventDefinition, eventType } from '@ovipro/contracts';
import type { Cause } from '../context/request-context';
import { payloadTooLarge } from '../errors/api-error';

/** A row of the outbox: the CloudEvents attributes as headers, the data as bytes. */
export interface OutboxRow {
  eventId: string;
  topic: string;
  key: string;
  headers: Record<string, string>;
  /** UTF-8 JSON; null for a tombstone. */
  payload: Buffer | null;
}

/** The largest payload: the topics take messages of 4 MiB. */
export const maxPayloadBytes = 3 * 1_048_576;

/** A UUID of version 7 (RFC 9562), ordered by millisecond. `randomUUID` takes its random bits from a pool, which is fast. */
export function uuidv7(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  const random = randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}

export interface Emission {
  event: EventDefinition;
  key: string;
  sequence: number;
  /** Undefined for a tombstone. */
  data: object | undefined;
}

export interface Emitter {
  service: string;
  /** The base of `dataschema` addresses. */
  schemaBase: string;
  cause: Cause;
  time: Date;
}

/**
 * An event in CloudEvents 1.0 binary mode.
 * @throws ApiError tooLarge for data above 3 MiB, which the transports would not take
 */
export function outboxRow({ event, key, sequence, data }: Emission, emitter: Emitter): OutboxRow {
  const payload = data === undefined ? null : Buffer.from(JSON.stringify(data));
  if (payload && payload.length > maxPayloadBytes) throw payloadTooLarge();
  const eventId = uuidv7(emitter.time.getTime());
  return {
    eventId,
    topic: event.topic.name,
    key,
    payload,
    headers: { ...sharedHeaders(event, emitter), ce_id: eventId, ce_subject: key, ce_sequence: String(sequence) },
  };
}

/** The CloudEvents attributes that do not depend on the resource. */
export const sharedHeaders = (
  event: EventDefinition,
  { cause, service, schemaBase, time }: Emitter,
): Record<string, string> => ({
  ce_specversion: '1.0',
  ce_type: eventType(event.name),
  ce_source: `/ovipro/${service}`,
  ce_time: time.toISOString(),
  ce_requestid: cause.requestId,
  ce_traceparent: cause.traceparent,
  ...(cause.causationId && { ce_causationid: cause.causationId }),
  // a tombstone has no data that a schema could describe
  ...(event.data && { ce_dataschema: `${schemaBase}/${event.name}.json`, 'content-type': 'application/json' }),
});

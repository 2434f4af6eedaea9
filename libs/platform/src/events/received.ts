import { type EventDefinition, validate } from '@ovipro/contracts';
import type { Cause } from '../context/request-context';
import { childTrace } from '../context/trace';
import type { InboundMessage } from './event-transport';
import type { ReceivedEvent } from './on-event';

/** A message that no retry can handle: not JSON, not as declared, or no event at all. */
export class PoisonError extends Error {}

const prefix = 'fi.ovipro.';

/** The event's name; undefined for a message that is no event of this system. */
export const nameOf = ({ headers }: InboundMessage): string | undefined =>
  headers.ce_type?.startsWith(prefix) ? headers.ce_type.slice(prefix.length) : undefined;

/** The id in the inbox: `ce_id`, or the place in the topic where the sender gave none. */
export const idOf = (message: InboundMessage): string =>
  message.headers.ce_id ?? `${message.topic}/${message.partition}/${message.position}`;

/** `ce_sequence`, or the offset where the sender gave none. */
export const sequenceOf = (message: InboundMessage): number => {
  const sequence = Number(message.headers.ce_sequence);
  return Number.isSafeInteger(sequence) && sequence > 0 ? sequence : Number(message.position);
};

/** The cause that the events and logs of the handler will name. */
export const causeOf = (message: InboundMessage, traceparent = childTrace(message.headers.ce_traceparent)): Cause => ({
  requestId: message.headers.ce_requestid ?? crypto.randomUUID(),
  traceparent,
  causationId: idOf(message),
});

/**
 * Parses a message as a declared event and validates its data. Unknown properties are ignored, so that events may grow.
 * @throws PoisonError if the data is not JSON or not as declared
 */
export function parseEvent(message: InboundMessage, definition: EventDefinition): ReceivedEvent {
  const time = new Date(message.headers.ce_time ?? NaN);
  return {
    id: idOf(message),
    name: definition.name,
    key: message.key,
    sequence: sequenceOf(message),
    ...(!Number.isNaN(time.getTime()) && { time }),
    data: definition.data ? dataOf(message, definition.data) : undefined,
  };
}

function dataOf({ payload }: InboundMessage, type: new () => object): unknown {
  const plain = parse(payload);
  if (typeof plain !== 'object' || plain === null) throw new PoisonError('the data is not a JSON object');
  const { faults } = validate(type, plain, 'ignore');
  if (faults.length === 0) return plain;
  throw new PoisonError(
    `the data is not as declared: ${faults
      .map((f) => `${f.path} ${f.message}`)
      .join('; ')
      .slice(0, 500)}`,
  );
}

function parse(payload: Buffer | null): unknown {
  try {
    return JSON.parse(payload?.toString('utf8') ?? '');
  } catch {
    throw new PoisonError('the data is not JSON');
  }
}

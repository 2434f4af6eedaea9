import { type EventDefinition, validate } from '@ovipro/contracts';
import { childTrace, type Cause } from '../context/request-context';
import type { InboundMessage } from './event-transport';
import type { ReceivedEvent } from './on-event';

/** What cannot be handled, however often it is tried. */
export class PoisonError extends Error {}

const prefix = 'fi.ovipro.';

/** The event's name, or undefined where the message is no event of this system at all. */
export const nameOf = ({ headers }: InboundMessage): string | undefined =>
  headers.ce_type?.startsWith(prefix) ? headers.ce_type.slice(prefix.length) : undefined;

/** The id that the inbox knows it by; where the sender gave none, where it stood. */
export const idOf = (message: InboundMessage): string =>
  message.headers.ce_id ?? `${message.topic}/${message.partition}/${message.position}`;

/** The sender's sequence; the position where there is none. */
export const sequenceOf = (message: InboundMessage): number => {
  const sequence = Number(message.headers.ce_sequence);
  return Number.isSafeInteger(sequence) && sequence > 0 ? sequence : Number(message.position);
};

/** What the event's own effects will name as their cause. */
export const causeOf = (message: InboundMessage): Cause => ({
  requestId: message.headers.ce_requestid ?? crypto.randomUUID(),
  traceparent: childTrace(message.headers.ce_traceparent),
  causationId: idOf(message),
});

/**
 * A message as a declared event, its data held against the contract; what the contract does not name is ignored, since
 * events may grow.
 * @throws PoisonError where it is not JSON or not what was declared
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

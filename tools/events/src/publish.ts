import { catalogue, type EventDefinition, eventType, validate } from '@ovipro/contracts';
import { childTrace } from '@ovipro/platform/edge';
import { type OutboundMessage } from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { transportOf, isProduction } from './environment';

const batchSize = 200;

/** A line: the bare resource, or which event it is with its data or, for a removal, its key. */
interface Line {
  event?: string;
  key?: string;
  data?: Record<string, unknown>;
}

/** The one property of an event's data that holds the resource, as in `party`. */
const resourceOf = (definition: EventDefinition): string => Object.keys(definition.sample ?? {})[0];

function definitionOf(topic: string, name: string | undefined): EventDefinition {
  const events = catalogue.filter((event) => event.topic.name === topic);
  if (events.length === 0) throw new Error(`There is no topic ${topic}; there are ${topics().join(', ')}.`);
  const found = name === undefined ? events.find((event) => event.data) : events.find((event) => event.name === name);
  if (!found) throw new Error(`${topic} has no event ${name}; it has ${events.map((event) => event.name).join(', ')}.`);
  return found;
}

const topics = (): string[] => [...new Set(catalogue.map((event) => event.topic.name))];

/** @throws Error saying what is wrong with the line */
function messageOf(topic: string, text: string): OutboundMessage {
  const line = JSON.parse(text) as Line & Record<string, unknown>;
  const definition = definitionOf(topic, line.event);
  const data = definition.data && (line.event ? line.data : { [resourceOf(definition)]: line });
  const faults = definition.data ? validate(definition.data, data ?? {}, 'ignore').faults : [];
  if (faults.length > 0) throw new Error(faults.map((fault) => `${fault.path} ${fault.message}`).join('; '));
  const resource = data?.[definition.data ? resourceOf(definition) : ''] as Record<string, string> | undefined;
  const key = line.key ?? resource?.[definition.topic.key];
  if (!key) throw new Error(`${definition.topic.key} is missing`);
  const eventId = randomUUID();
  const headers = {
    ce_specversion: '1.0',
    ce_id: eventId,
    ce_type: eventType(definition.name),
    ce_source: '/ovipro/events-tool',
    ce_subject: key,
    ce_time: new Date().toISOString(),
    ce_requestid: randomUUID(),
    ce_traceparent: childTrace(),
  };
  return { id: '0', eventId, topic, key, headers, payload: data ? Buffer.from(JSON.stringify(data)) : null };
}

/**
 * Sends the events of a JSON Lines file to a topic: what a neighbouring system would send, in development and tests.
 * @returns how many were sent; every refused line is told on standard error
 */
export async function publish(topic: string, file: string): Promise<{ sent: number; refused: number }> {
  if (isProduction()) throw new Error('Nothing but the systems that own a topic writes to it in production.');
  const transport = transportOf();
  const count = { sent: 0, refused: 0 };
  let batch: OutboundMessage[] = [];
  const flush = async () => {
    if (batch.length > 0) await transport.publish(batch);
    count.sent += batch.length;
    batch = [];
  };
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file) })) {
    number += 1;
    if (text.trim() === '') continue;
    try {
      batch.push(messageOf(topic, text));
    } catch (error) {
      count.refused += 1;
      console.error(`line ${number}: ${(error as Error).message}`);
    }
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  await transport.close();
  return count;
}

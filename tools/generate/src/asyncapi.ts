import { catalogue, type EventDefinition, eventType, type Topic } from '@ovipro/contracts';
import { schemasOf } from '@ovipro/platform/server';

import { headersOf, headerSchemas } from './cloud-event-headers';
import { channelBindings, messageBindings, servers } from './kafka-bindings';

type Json = Record<string, unknown>;

type DataClass = new () => object;

export interface EventSchemas {
  /** The JSON Schema of every event's data, by the event's name: what its `dataschema` address serves. */
  byEvent: Map<string, Json>;
  /** The same in parts that refer to each other, by the name of their class. */
  components: Record<string, Json>;
}

export async function eventSchemas(): Promise<EventSchemas> {
  const withData = catalogue.filter((event) => event.data);
  const { whole, components } = await schemasOf(withData.map((event) => event.data as DataClass));
  const byEvent = new Map(
    withData.map((event): [string, Json] => [
      event.name,
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `${event.name}.json`,
        title: event.name,
        description: event.description,
        ...whole.get(event.data as DataClass),
        ...(event.sample && { examples: [event.sample] }),
      },
    ]),
  );
  return { byEvent, components };
}

const message = (event: EventDefinition): Json => ({
  name: eventType(event.name),
  title: event.name,
  summary: event.description,
  contentType: 'application/json',
  headers: { $ref: `#/components/schemas/${headersOf(event)}` },
  payload: event.data
    ? { $ref: `#/components/schemas/${event.data.name}` }
    : { type: 'null', description: 'A tombstone: headers only' },
  bindings: messageBindings(event.topic),
  ...(event.sample && { examples: [{ name: 'golden', payload: event.sample }] }),
});

const retention = ({ compacted, retentionDays }: Topic): string =>
  compacted ? `the newest event of each key for ever, removals ${retentionDays} days` : `${retentionDays} days`;

function channel(topic: Topic, events: EventDefinition[]): Json {
  return {
    address: topic.name,
    description: `Key: ${topic.key}. ${topic.partitions} partitions. Keeps ${retention(topic)}.${topic.owner ? '' : ' Written by a neighbouring system.'}`,
    bindings: channelBindings(topic),
    messages: Object.fromEntries(events.map((event) => [event.name, { $ref: `#/components/messages/${event.name}` }])),
  };
}

/** The AsyncAPI 3 document of everything that is published and consumed. */
export function asyncApiDocument({ components }: EventSchemas): Json {
  const topics = [...new Map(catalogue.map((event) => [event.topic.name, event.topic])).values()];
  const eventsOf = (topic: Topic) => catalogue.filter((event) => event.topic.name === topic.name);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'OviPro domain events',
      version: '1.0.0',
      description:
        'What other systems learn from the platform: an event for each change of a resource, as CloudEvents 1.0 in binary mode over Kafka. Events of one resource come in the order of `ce_sequence`; each carries the resource as GET answers it.',
      contact: { name: 'OviPro', email: 'developer@ovipro.fi' },
      license: { name: 'MIT' },
    },
    servers,
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map((topic) => [topic.name, channel(topic, eventsOf(topic))])),
    operations: Object.fromEntries(
      topics.map((topic) => [
        `${topic.owner ? 'send' : 'receive'} ${topic.name}`,
        { action: topic.owner ? 'send' : 'receive', channel: { $ref: `#/channels/${topic.name}` } },
      ]),
    ),
    components: {
      messages: Object.fromEntries(catalogue.map((event) => [event.name, message(event)])),
      schemas: { ...headerSchemas, ...components },
    },
  };
}

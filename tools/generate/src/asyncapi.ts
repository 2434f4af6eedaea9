import { catalogue, type EventDefinition, eventType, type Topic } from '@ovipro/contracts';
import { schemasOf } from '@ovipro/platform/server';

type Json = Record<string, unknown>;

const headers = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_sequence', 'ce_time'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0', description: 'The version of CloudEvents' },
    ce_id: { type: 'string', format: 'uuid', description: 'UUID v7; the duplicate check of consumers goes by it' },
    ce_type: { type: 'string', description: 'Which event it is: fi.ovipro. and its name' },
    ce_source: { type: 'string', description: 'Who published it, as in /ovipro/lead' },
    ce_subject: { type: 'string', description: 'The id of the root resource, which is also the Kafka key' },
    ce_sequence: {
      type: 'string',
      pattern: '^[1-9][0-9]*$',
      description: 'The number of this event among those of its key: 1, 2, 3 without gaps',
    },
    ce_time: { type: 'string', format: 'date-time', description: 'When the change was made, UTC' },
    ce_dataschema: { type: 'string', format: 'uri', description: 'Where the JSON Schema of the data is served' },
    ce_requestid: { type: 'string', format: 'uuid', description: 'The Request-ID of the request that caused it' },
    ce_traceparent: { type: 'string', description: 'The trace that it belongs to: W3C Trace Context' },
    ce_causationid: { type: 'string', description: 'The id of the event that caused it, where one did' },
  },
};

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
  headers: { $ref: '#/components/schemas/CloudEventHeaders' },
  payload: event.data
    ? { $ref: `#/components/schemas/${event.data.name}` }
    : { type: 'null', description: 'A tombstone: headers only' },
  ...(event.sample && { examples: [{ name: 'golden', payload: event.sample }] }),
});

const retention = ({ compacted, retentionDays }: Topic): string =>
  compacted ? `the newest event of each key for ever, removals ${retentionDays} days` : `${retentionDays} days`;

function channel(topic: Topic, events: EventDefinition[]): Json {
  return {
    address: topic.name,
    description: `Key: ${topic.key}. ${topic.partitions} partitions. Keeps ${retention(topic)}.${topic.owner ? '' : ' Written by a neighbouring system.'}`,
    messages: Object.fromEntries(events.map((event) => [event.name, { $ref: `#/components/messages/${event.name}` }])),
  };
}

/** The AsyncAPI 3 document of everything that is published and consumed. */
export function asyncApiDocument({ components }: EventSchemas): Json {
  const topics = [...new Map(catalogue.map((event) => [event.topic.name, event.topic])).values()];
  const eventsOf = (topic: Topic) => catalogue.filter((event) => event.topic.name === topic.name);
  return {
    asyncapi: '3.0.0',
    info: { title: 'OviPro domain events', version: '1.0.0', license: { name: 'MIT' } },
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
      schemas: { CloudEventHeaders: headers, ...components },
    },
  };
}

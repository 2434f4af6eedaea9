import type { EventDefinition } from '@ovipro/contracts';

type Json = Record<string, unknown>;

const properties: Record<string, Json> = {
  ce_specversion: { type: 'string', const: '1.0', description: 'The version of CloudEvents' },
  ce_id: {
    type: 'string',
    description: "The event's id, by which consumers drop what comes twice; of our own events a UUID v7",
  },
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
};

const only = (names: string[]): Json => Object.fromEntries(names.map((name) => [name, properties[name]]));
const all = Object.keys(properties);
const own = all.filter((name) => name !== 'ce_causationid');

/** The headers of events: of our own, of our tombstones, and of those that neighbouring systems publish. */
export const headerSchemas: Record<string, Json> = {
  CloudEventHeaders: {
    type: 'object',
    description: 'The CloudEvents attributes of an event of the platform',
    required: own,
    properties: only(all),
  },
  TombstoneHeaders: {
    type: 'object',
    description: 'The CloudEvents attributes of a removal, which has no data and therefore no schema of it',
    required: own.filter((name) => name !== 'ce_dataschema'),
    properties: only(all.filter((name) => name !== 'ce_dataschema')),
  },
  ForeignCloudEventHeaders: {
    type: 'object',
    description:
      'The CloudEvents attributes of an event of a neighbouring system. Where it has no ce_sequence, the offset orders the events of a key',
    required: ['ce_type'],
    properties: only(all),
  },
};

/** The name of the headers that an event has. */
export const headersOf = ({ topic, data }: EventDefinition): string => {
  if (!topic.owner) return 'ForeignCloudEventHeaders';
  return data ? 'CloudEventHeaders' : 'TombstoneHeaders';
};

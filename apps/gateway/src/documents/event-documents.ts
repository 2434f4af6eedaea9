import { topics } from '@ovipro/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(dirname(require.resolve('@ovipro/contracts/package.json')), 'asyncapi');
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

/** The JSON Schema of each event's data, by file name: what stands below {@link schemaPath}. */
export const eventSchemas = new Map(readdirSync(join(folder, 'schemas')).map((file) => [file, read('schemas', file)]));

/** Where the gateway serves the schema of an event. */
export const schemaPath = (event: string): string => `/schemas/events/${event}.json`;

/** The AsyncAPI document of all events. */
export const asyncApi = read('asyncapi.json');

type Named = Record<string, object>;

interface AsyncApi {
  info: { title: string };
  channels: Named;
  operations: Record<string, { channel: { $ref: string } }>;
  components: { messages: Named; schemas: Named };
}

/** The names of components of a kind that stand anywhere in a value. */
const referred = (value: unknown, kind: string): string[] =>
  [...JSON.stringify(value).matchAll(new RegExp(`"#/components/${kind}/([^"/]+)"`, 'g'))].map(([, name]) => name);

const only = (all: Named, names: Iterable<string>): Named =>
  Object.fromEntries([...new Set(names)].map((name) => [name, all[name]]));

/** Those schemas that a value refers to, and all that they refer to. */
function schemasOf(value: unknown, all: Named): Named {
  const found = new Set(referred(value, 'schemas'));
  for (const name of found) referred(all[name], 'schemas').forEach((inner) => found.add(inner));
  return only(all, found);
}

/** The AsyncAPI document of what one service publishes: nothing where it publishes nothing. */
export function asyncApiOf(api: string): string {
  const { info, channels, operations, components, ...rest } = JSON.parse(asyncApi) as AsyncApi;
  const names = new Set(topics.filter(({ owner }) => owner === api).map(({ name }) => name));
  const ownChannels = only(channels, names);
  const messages = only(components.messages, referred(ownChannels, 'messages'));
  const ownOperations = Object.entries(operations).filter(([, { channel }]) => names.has(channel.$ref.split('/')[2]));
  return JSON.stringify({
    ...rest,
    info: { ...info, title: `${info.title}: ${api}` },
    channels: ownChannels,
    operations: Object.fromEntries(ownOperations),
    components: { messages, schemas: schemasOf(messages, components.schemas) },
  });
}

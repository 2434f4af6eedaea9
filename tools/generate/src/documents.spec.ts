import { Parser } from '@asyncapi/parser';
import { catalogue } from '@ovipro/contracts';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { asyncApiDocument, eventSchemas, type EventSchemas } from './asyncapi';

interface Parsed {
  servers: Record<string, object>;
  channels: Record<string, { bindings: { kafka: { topicConfiguration: Record<string, unknown> } } }>;
  components: {
    messages: Record<string, { bindings: { kafka: { key: object } }; headers: { $ref: string } }>;
    schemas: Record<string, { required: string[]; properties: object }>;
  };
}

let schemas: EventSchemas;
beforeAll(async () => (schemas = await eventSchemas()));

describe('the AsyncAPI document', () => {
  it('is valid and names every event of the catalogue', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApiDocument(schemas)));
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === 0)).toEqual([]);
    const named = document
      ?.allMessages()
      .all()
      .map((message) => message.title());
    expect(named?.sort()).toEqual(catalogue.map((event) => event.name).sort());
  }, 60_000);

  it('says of every message its key and its headers, of every channel its topic, and where brokers are', () => {
    const { channels, components, servers } = asyncApiDocument(schemas) as unknown as Parsed;
    expect(Object.values(servers)).toEqual([expect.objectContaining({ protocol: 'kafka-secure' })]);
    for (const event of catalogue) {
      const { bindings, headers } = components.messages[event.name];
      expect(bindings.kafka.key).toMatchObject({
        type: 'string',
        description: expect.stringContaining(event.topic.key),
      });
      const { required, properties } = components.schemas[headers.$ref.split('/').at(-1) as string];
      expect([event.name, required.includes('ce_sequence')]).toEqual([event.name, event.topic.owner !== undefined]);
      expect('ce_dataschema' in properties).toBe(event.topic.owner === undefined || event.data !== undefined);
      const { kafka } = channels[event.topic.name].bindings;
      expect(kafka).toMatchObject({ topic: event.topic.name, partitions: event.topic.partitions });
      expect(kafka.topicConfiguration['cleanup.policy']).toEqual([event.topic.compacted ? 'compact' : 'delete']);
    }
  });
});

/** Properties of a schema, at any depth, that do not say what they mean. */
function bareIn(schema: Schema, path: string): string[] {
  const inner = [...Object.entries(schema.properties ?? {})].flatMap(([name, property]) => [
    ...(isBare(property.description) ? [`${path}.${name}`] : []),
    ...bareIn(property, `${path}.${name}`),
  ]);
  const parts = [...(schema.items ? [schema.items] : []), ...(schema.oneOf ?? [])];
  return [...inner, ...parts.flatMap((part) => bareIn(part, path))];
}

const isBare = (description = ''): boolean =>
  /^(\s*$|Codes:|Known codes:|At most two decimals|As people write it)/.test(description);

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
}

describe('the schema of an event', () => {
  it('says of every property what it means', () => {
    const bare = [...schemas.byEvent].flatMap(([name, schema]) => [
      ...(isBare((schema as Schema).description) ? [name] : []),
      ...bareIn(schema, name),
    ]);
    expect(bare).toEqual([]);
  });

  it.each(catalogue.filter((event) => event.sample).map((event) => [event.name, event] as const))(
    'accepts the golden sample of %s, and a field that is added to it',
    (name, event) => {
      const ajv = new Ajv2020({ strict: true, strictRequired: false });
      addFormats(ajv);
      const check = ajv.compile(schemas.byEvent.get(name) as object);
      expect(check(event.sample) ? [] : check.errors).toEqual([]);
      expect(check({ ...event.sample, added: 1 })).toBe(true);
      expect(check({})).toBe(false);
    },
  );
});

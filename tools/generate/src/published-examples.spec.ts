import type { Ajv } from 'ajv';
import { componentCompiler, schemaOfPaths } from './compiler.fixture';
import { openApiDocuments } from './openapi';

type Json = Record<string, unknown>;

interface Content {
  schema: Json;
  example?: unknown;
}

interface Body {
  content?: Record<string, Content>;
}

interface Operation {
  operationId: string;
  description: string;
  parameters: { name: string; schema: Json; example?: unknown }[];
  requestBody?: Body;
  responses: Record<string, Body>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, Json>; example?: unknown }> };
}

/** An example, where it stands, and what it is an example of. */
interface Example {
  place: string;
  schema: Json;
  value: unknown;
}

let documents: Map<string, Document>;
beforeAll(async () => (documents = (await openApiDocuments()) as Map<string, Document>), 60_000);

const operationsOf = ({ paths }: Document): Operation[] => Object.values(paths).flatMap((path) => Object.values(path));

/** The bodies and good answers of an operation that are JSON. */
function bodiesOf({ operationId, requestBody, responses }: Operation): (Content & { place: string })[] {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return [['request', requestBody] as const, ...good].flatMap(([name, body]) => {
    const json = body?.content?.['application/json'];
    return json ? [{ place: `${operationId} ${name}`, ...json }] : [];
  });
}

const parametersOf = ({ operationId, parameters }: Operation): Example[] =>
  parameters
    .map(({ name, schema, example = schema.example }) => ({ place: `${operationId} ${name}`, schema, value: example }))
    .filter(({ value }) => value !== undefined);

const propertiesOf = ({ components }: Document): Example[] =>
  Object.entries(components.schemas).flatMap(([name, { properties = {} }]) =>
    Object.entries(properties)
      .filter(([, { example }]) => example !== undefined)
      .map(([property, schema]) => ({ place: `${name}.${property}`, schema, value: schema.example })),
  );

/** Bodies that the text of an operation shows. */
const inWords = ({ operationId, description, requestBody }: Operation): Example[] =>
  [...description.matchAll(/`(\{.+\})`/g)].map(([, text]) => ({
    place: `${operationId} description`,
    schema: requestBody?.content?.['application/json'].schema as Json,
    value: JSON.parse(text) as unknown,
  }));

/** What a strict validator says against an example. */
function faultsOf(ajv: Ajv, { place, schema, value }: Example): unknown[] {
  const check = ajv.compile(schemaOfPaths(schema));
  return check(value) ? [] : [{ place, value, errors: check.errors }];
}

const compilerOf = ({ components }: Document): Ajv => componentCompiler(Object.entries(components.schemas) as never);

describe('the examples of the API documents', () => {
  it('show every body and every good answer, and fit their schemas', () => {
    for (const document of documents.values()) {
      const ajv = compilerOf(document);
      const bodies = operationsOf(document).flatMap(bodiesOf);
      expect(bodies.filter(({ example }) => example === undefined).map(({ place }) => place)).toEqual([]);
      expect(bodies.flatMap((body) => faultsOf(ajv, { ...body, value: body.example }))).toEqual([]);
    }
    expect(operationsOf(documents.get('ovipro') as Document).flatMap(bodiesOf).length).toBeGreaterThan(100);
  });

  it('of parameters and properties fit them', () => {
    for (const document of documents.values()) {
      const ajv = compilerOf(document);
      const examples = [...operationsOf(document).flatMap(parametersOf), ...propertiesOf(document)];
      expect(examples.flatMap((example) => faultsOf(ajv, example))).toEqual([]);
    }
    expect(propertiesOf(documents.get('ovipro') as Document).length).toBeGreaterThan(500);
  });

  it('that stand in the words of an operation are bodies of it', () => {
    const lead = documents.get('lead') as Document;
    const shown = operationsOf(lead).flatMap(inWords);
    expect(shown.map(({ place }) => place)).toEqual(['updateLead description']);
    expect(shown.flatMap((example) => faultsOf(compilerOf(lead), example))).toEqual([]);
  });

  it('name nobody who could be reached, and no password of the demo data', () => {
    const text = JSON.stringify([...documents.values()]);
    const hosts = [...text.matchAll(/[\p{L}\d._%+-]+@([\p{L}\d.-]+)/gu)].map(([, host]) => host);
    const reserved = /(^|\.)(example|example\.(com|fi|org|net))$/;
    expect([...new Set(hosts)].filter((host) => !reserved.test(host) && host !== 'ovipro.fi')).toEqual([]);
    expect(hosts.length).toBeGreaterThan(20);
    expect(text).not.toMatch(/demo-/);
  });
});

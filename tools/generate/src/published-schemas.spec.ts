import * as contracts from '@ovipro/contracts';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { accepted, candidates, leavesOf, withLeaf } from './accepted-values.fixture';
import { asyncApiDocument, eventSchemas } from './asyncapi';
import { componentCompiler } from './compiler.fixture';
import { openApiDocuments } from './openapi';

type Json = Record<string, unknown>;
type Class = new () => object;

/** What an event, or a component of an API, is published as. */
interface Published {
  schemas: Map<string, Json>;
  components: Map<string, Json>;
}

let published: Published;

beforeAll(async () => {
  const documents = [...(await openApiDocuments()).values()] as { components: { schemas: Record<string, Json> } }[];
  const components = new Map(documents.flatMap(({ components: { schemas } }) => Object.entries(schemas)));
  published = { schemas: (await eventSchemas()).byEvent, components };
}, 60_000);

/** Every pattern that stands anywhere in a document. */
function patternsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'pattern' && typeof item === 'string' ? [item] : patternsOf(item),
  );
}

/** Every keyword that stands anywhere in a schema. */
function keywordsOf(schema: Json): string[] {
  const inner = [
    ...Object.values((schema.properties ?? {}) as Json),
    ...(schema.items ? [schema.items] : []),
  ] as Json[];
  return [...Object.keys(schema), ...inner.flatMap(keywordsOf)];
}

/** Why a compiler does not take a schema; undefined where it does. */
function refusalOf(ajv: { compile(schema: object): unknown }, schema: object): string | undefined {
  try {
    ajv.compile(schema);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the published schemas', () => {
  it('compile under a strict validator: those of events', () => {
    for (const [name, schema] of published.schemas) {
      const ajv = new Ajv2020({ strict: true, strictRequired: false });
      addFormats(ajv as never);
      expect([name, refusalOf(ajv, schema)]).toEqual([name, undefined]);
    }
    expect(published.schemas.size).toBeGreaterThan(20);
  });

  it('compile under a strict validator: those of the APIs', () => {
    const ajv = componentCompiler(published.components);
    for (const name of published.components.keys())
      expect([name, refusalOf(ajv, { $ref: `api#/definitions/${name}` })]).toEqual([name, undefined]);
  });

  it('use only what regular expressions mean alike in ECMAScript, Go and Java', async () => {
    const documents = [...(await openApiDocuments()).values(), asyncApiDocument(await eventSchemas())];
    const patterns = [...new Set(documents.flatMap(patternsOf))];
    expect(patterns.length).toBeGreaterThan(5);
    const element = String.raw`[^\\()[\]{}|*+?]|\\x[0-9a-f]{2}|\\[dSws.|\\()[\]]|\[(?:[^\\[\]&]|\\x[0-9a-f]{2}|\\[\\[\].-])+\]`;
    const portable = new RegExp(String.raw`^(?:(?:${element}|\((?!\?)|\)|\|)(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})?)+$`);
    expect(patterns.filter((pattern) => !portable.test(pattern))).toEqual([]);
    for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow();
  });

  it('do not reckon decimals in binary', () => {
    const used = [...published.schemas.values(), ...published.components.values()].flatMap(keywordsOf);
    expect(used).not.toContain('multipleOf');
  });
});

describe('what the system takes, its schemas take', () => {
  it('in every event, at every place of its sample', () => {
    let taken = 0;
    const walked = new Set<string>();
    for (const event of contracts.catalogue.filter(({ data }) => data)) {
      const ajv = new Ajv2020({ strict: true, strictRequired: false });
      addFormats(ajv as never);
      const check = ajv.compile(published.schemas.get(event.name) as Json);
      for (const steps of leavesOf(event.sample)) {
        // the events of a topic carry the same resource
        const place = `${event.topic.name} ${steps.filter((step) => typeof step === 'string').join('.')}`;
        if (walked.has(place)) continue;
        walked.add(place);
        const sample = steps.reduce<unknown>((value, step) => (value as Json)[step as string], event.sample);
        for (const candidate of candidates({ type: typeof sample, maxLength: 100, minimum: 0, maximum: 1e12 }, 40)) {
          const value = accepted(event.data as Class, withLeaf(event.sample, steps, candidate) as object);
          if (value === undefined) continue;
          taken += 1;
          const fits = check(value);
          expect([event.name, steps.join('.'), candidate, fits ? [] : check.errors]).toEqual([
            event.name,
            steps.join('.'),
            candidate,
            [],
          ]);
        }
      }
    }
    expect(taken).toBeGreaterThan(10_000);
  }, 120_000);

  it('in every property of a body, of a request as it is sent and as it is kept', () => {
    const { components } = published;
    const [asSent, asKept] = [componentCompiler(components, false), componentCompiler(components)];
    let taken = 0;
    for (const [name, { properties = {} }] of components) {
      const type = (contracts as unknown as Record<string, Class | undefined>)[name];
      for (const [property, schema] of Object.entries(properties as Record<string, Json>)) {
        const { items, ...single } = schema;
        const leaf = (items ?? single) as Json;
        if (!type || leaf.$ref || leaf.allOf || leaf.type === 'object') continue;
        const $ref = `api#/definitions/${name}/properties/${property}`;
        const [sent, kept] = [asSent.compile({ $ref }), asKept.compile({ $ref })];
        for (const candidate of candidates(leaf, 150)) {
          const given = items ? [candidate] : candidate;
          const value = accepted(type, { [property]: given }, property) as Json | undefined;
          if (value === undefined) continue;
          taken += 1;
          const fits = sent(given) && (!(property in value) || kept(value[property]));
          expect([name, property, given, fits]).toEqual([name, property, given, true]);
        }
      }
    }
    expect(taken).toBeGreaterThan(10_000);
  }, 120_000);
});

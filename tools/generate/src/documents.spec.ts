import { Parser } from '@asyncapi/parser';
import { catalogue } from '@ovipro/contracts';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { asyncApiDocument, eventSchemas, type EventSchemas } from './asyncapi';

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
});

describe('the schema of an event', () => {
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

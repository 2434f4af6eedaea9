import { propertiesOf, type Schema } from './properties';

const row = (schema: Schema, required = false) =>
  propertiesOf({ properties: { field: schema }, required: required ? ['field'] : [] })[0];

describe('propertiesOf', () => {
  it('names nested properties from the data down, and elements of arrays', () => {
    const schema: Schema = {
      type: 'object',
      required: ['lead'],
      properties: {
        lead: {
          type: 'object',
          required: ['tags'],
          properties: {
            tags: { type: 'array', items: { type: 'string' } },
            parts: {
              type: 'array',
              items: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
            },
          },
        },
      },
    };
    expect(propertiesOf(schema).map(({ path, type, required }) => [path, type, required])).toEqual([
      ['lead', 'object', true],
      ['lead.tags[]', 'array of string', true],
      ['lead.parts[]', 'array of object', false],
      ['lead.parts[].id', 'string', true],
    ]);
  });

  it.each<[string, Schema, string[]]>([
    ['lengths', { type: 'string', minLength: 1, maxLength: 20 }, ['1 to 20 characters']],
    ['a greatest length', { type: 'string', minLength: 0, maxLength: 20 }, ['at most 20 characters']],
    ['a least length', { type: 'string', minLength: 2 }, ['at least 2 characters']],
    [
      'ranges, also from zero',
      { type: 'number', minimum: 0, maximum: 5, multipleOf: 0.01 },
      ['0 to 5', 'in steps of 0.01'],
    ],
    ['whole numbers', { type: 'integer', minimum: -1, multipleOf: 1 }, ['at least -1']],
    ['constants', { const: 'x' }, ['always "x"']],
    [
      'counts',
      { type: 'array', maxItems: 9, items: { type: 'string', maxLength: 3 } },
      ['at most 9 items', 'each at most 3 characters'],
    ],
    ['no length where a format says more', { type: 'string', format: 'uuid', maxLength: 36 }, []],
  ])('tells %s', (_what, schema, limits) => {
    expect(row(schema).limits).toEqual(limits);
  });

  it('shows a pattern that tells something', () => {
    expect(row({ type: 'string', pattern: '^[A-Z]$' }).pattern).toBe('^[A-Z]$');
    expect(row({ type: 'array', items: { type: 'string', pattern: '^[A-Z]$' } }).pattern).toBe('^[A-Z]$');
    expect(row({ type: 'string', pattern: '^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]*$' }).pattern).toBeUndefined();
    expect(row({ type: 'string', format: 'uuid', pattern: '^[A-Z]$' }).pattern).toBeUndefined();
  });

  it('lists codes, of a value or of the elements of an array', () => {
    expect(row({ type: 'string', enum: ['A', 'B'] })).toMatchObject({ type: 'code', codes: ['A', 'B'] });
    expect(row({ type: 'array', items: { enum: ['A'] } })).toMatchObject({ type: 'array of code', codes: ['A'] });
  });

  it('puts together what a schema is made of, its own words first', () => {
    const part: Schema = {
      type: 'object',
      description: 'a part',
      required: ['a'],
      properties: { a: { type: 'string' } },
    };
    const whole = {
      description: 'the whole',
      allOf: [part],
      anyOf: [{ required: ['b'], properties: { b: { type: 'integer' } } }],
    };
    expect(
      propertiesOf({ properties: { whole } }).map(({ path, required, description }) => [path, required, description]),
    ).toEqual([
      ['whole', false, 'the whole'],
      ['whole.a', true, undefined],
      ['whole.b', false, undefined],
    ]);
  });

  it('shows of alternatives what any of them has, at every depth, required what each of them requires', () => {
    const kind = (code: string, asset: string): Schema => ({
      type: 'object',
      required: ['kind', asset],
      properties: {
        kind: { type: 'string', enum: [code] },
        [asset]: { type: 'integer' },
        assets: { type: 'array', items: { type: 'object', properties: { id: {}, [asset]: { type: 'string' } } } },
      },
    });
    const thing = { oneOf: [kind('SALE', 'price'), kind('RENTAL', 'rent')] };
    const rows = propertiesOf({ properties: { thing } });
    expect(rows.map(({ path, type, required, codes }) => [path, type, required, codes])).toEqual([
      ['thing', 'object', false, []],
      ['thing.kind', 'code', true, ['SALE', 'RENTAL']],
      ['thing.price', 'integer', false, []],
      ['thing.assets[]', 'array of object', false, []],
      ['thing.assets[].id', 'any', false, []],
      ['thing.assets[].price', 'string', false, []],
      ['thing.assets[].rent', 'string', false, []],
      ['thing.rent', 'integer', false, []],
    ]);
  });

  it('does not go into what the page shows elsewhere', () => {
    const lead: Schema = { type: 'object', properties: { id: { type: 'string' } } };
    const schema: Schema = { properties: { lead, leads: { type: 'array', items: lead } } };
    const place = { id: 'data-lead', name: 'lead' };
    const rows = propertiesOf(schema, (value) => (value === lead ? place : undefined));
    expect(rows.map(({ path, shownAt }) => [path, shownAt])).toEqual([
      ['lead', place],
      ['leads[]', place],
    ]);
  });
});

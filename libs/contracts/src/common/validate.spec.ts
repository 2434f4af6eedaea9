import { PickType } from '@nestjs/swagger';
import { Field, IdField, IntField, ListOf, ObjectField, TextField, TimeField } from './fields';
import { bool, int, openCode } from './rule';
import { text } from './text-rule';
import { validate } from './validate';

class Price {
  @IntField({ min: 0, max: 10 })
  amount!: number;

  @Field(openCode('EUR'))
  currencyCode!: string;
}

class Asset {
  @IdField()
  realtyId!: string;

  @ObjectField(() => Price, { optional: true })
  price?: Price;

  @ListOf(() => Price, { optional: true, max: 2 })
  offers?: Price[];
}

class Contact {
  @TextField({ max: 5, optional: true })
  phone?: string;

  @TextField({ max: 5, optional: true })
  email?: string;
}

class Body {
  @TextField({ max: 5 })
  name!: string;

  @TextField({ max: 5, optional: true })
  note?: string;

  @Field(bool(), { optional: true })
  flag?: boolean;

  @ListOf(() => Asset, { min: 1 })
  assets!: Asset[];

  @ListOf(text({ max: 3 }), { optional: true, max: 2 })
  tags?: string[];

  @ListOf(int({ min: 1, max: 2 }), { optional: true })
  numbers?: number[];

  @ObjectField(() => Contact, { oneOf: ['phone', 'email'] })
  contact!: Contact;

  @TimeField({ optional: true })
  time?: string;
}

class Named extends PickType(Body, ['name', 'assets']) {}

const realtyId = '9031d1c5-7d40-41dd-b2b8-7919a2fc4fe9';
const good = { name: 'x', assets: [{ realtyId }], contact: { phone: '1' } };

const faultsOf = (plain: object, type: new () => object = Body): Record<string, string> => {
  const { faults } = validate(type, plain);
  expect(new Set(faults.map(({ path }) => path)).size).toBe(faults.length);
  return Object.fromEntries(faults.map(({ path, errorCode }) => [path, errorCode]));
};

describe('validate', () => {
  it('answers the value in the form in which it is kept, as instances of the classes', () => {
    const plain = {
      ...good,
      assets: [{ realtyId: realtyId.toUpperCase(), price: { amount: 1, currencyCode: 'EUR' } }],
      time: '2024-05-02T08:00:00+03:00',
    };
    const { value, faults } = validate(Body, plain);
    expect(faults).toEqual([]);
    expect(value).toEqual({
      ...plain,
      assets: [{ realtyId, price: { amount: 1, currencyCode: 'EUR' } }],
      time: '2024-05-02T05:00:00Z',
    });
    expect([value, value.assets[0], value.assets[0].price, value.contact].map((part) => part?.constructor)).toEqual([
      Body,
      Asset,
      Price,
      Contact,
    ]);
    expect(Object.keys(value).sort()).toEqual(['assets', 'contact', 'name', 'time']);
  });

  it('leaves what it was given as it was', () => {
    const plain = { ...good, assets: [{ realtyId: realtyId.toUpperCase(), nosuch: 1 }] };
    const before = structuredClone(plain);
    validate(Body, plain);
    expect(plain).toEqual(before);
  });

  it('names what is absent, null or empty where something is needed', () => {
    expect(faultsOf({})).toEqual({ name: 'VALUE_REQUIRED', assets: 'VALUE_REQUIRED', contact: 'VALUE_REQUIRED' });
    expect(faultsOf({ name: null, assets: null, contact: null })).toEqual({
      name: 'VALUE_REQUIRED',
      assets: 'VALUE_REQUIRED',
      contact: 'VALUE_REQUIRED',
    });
    expect(faultsOf({ name: '', assets: [], contact: {} })).toEqual({
      name: 'VALUE_REQUIRED',
      assets: 'VALUE_REQUIRED',
      contact: 'VALUE_REQUIRED',
    });
  });

  it('takes empty optional texts and lists, and refuses null for them', () => {
    expect(faultsOf({ ...good, note: '', tags: [], numbers: [] })).toEqual({});
    expect(faultsOf({ ...good, note: null, tags: null, flag: null, time: null })).toEqual({
      note: 'INVALID_TYPE',
      tags: 'INVALID_TYPE',
      flag: 'INVALID_TYPE',
      time: 'INVALID_TYPE',
    });
  });

  it('names each fault by its whole path, all in one answer', () => {
    const assets = [
      { realtyId: 'x', price: { amount: 11 } },
      'x',
      { price: { amount: 1, currencyCode: 'eur', nosuch: 1 }, offers: [{}, null] },
    ];
    expect(faultsOf({ name: 1, assets, tags: ['long', 1], numbers: [1, 3], contact: { phone: 1 }, nosuch: 1 })).toEqual(
      {
        name: 'INVALID_TYPE',
        'assets[0].realtyId': 'INVALID_TYPE',
        'assets[0].price.amount': 'INVALID_TYPE',
        'assets[0].price.currencyCode': 'VALUE_REQUIRED',
        'assets[1]': 'INVALID_TYPE',
        'assets[2].realtyId': 'VALUE_REQUIRED',
        'assets[2].price.currencyCode': 'INVALID_TYPE',
        'assets[2].price.nosuch': 'INVALID_TYPE',
        'assets[2].offers[0].amount': 'VALUE_REQUIRED',
        'assets[2].offers[0].currencyCode': 'VALUE_REQUIRED',
        'assets[2].offers[1]': 'INVALID_TYPE',
        'tags[0]': 'INVALID_TYPE',
        'tags[1]': 'INVALID_TYPE',
        'numbers[1]': 'INVALID_TYPE',
        'contact.phone': 'INVALID_TYPE',
        nosuch: 'INVALID_TYPE',
      },
    );
  });

  it.each([{}, { '0': {} }, 'x', 1, true, [[]], [{}], { length: 1 }])(
    'names a container of the wrong shape once, and nothing inside it: %j',
    (value) => {
      const object = typeof value === 'object' && !Array.isArray(value);
      expect(faultsOf({ ...good, tags: value })).toEqual(
        Array.isArray(value) ? { 'tags[0]': 'INVALID_TYPE' } : { tags: 'INVALID_TYPE' },
      );
      if (!Array.isArray(value)) expect(faultsOf({ ...good, assets: value })).toEqual({ assets: 'INVALID_TYPE' });
      if (!object) expect(faultsOf({ ...good, contact: value })).toEqual({ contact: 'INVALID_TYPE' });
      if (!object)
        expect(faultsOf({ ...good, assets: [{ realtyId, price: value }] })).toEqual({
          'assets[0].price': 'INVALID_TYPE',
        });
    },
  );

  it('does not look at more of a long list than shows that it is too long', () => {
    expect(faultsOf({ ...good, tags: Array(500_000).fill('x') })).toEqual({ tags: 'INVALID_TYPE' });
    const offers = Array(300_000).fill({});
    expect(Object.keys(faultsOf({ ...good, assets: [{ realtyId, offers }] })).length).toBeLessThan(10);
  });

  it('names 10,000 unknown properties and no more', () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 1]));
    expect(Object.keys(faultsOf({ ...good, ...many }))).toHaveLength(10_000);
  });

  it.each([
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__defineSetter__',
    '__lookupGetter__',
    'isPrototypeOf',
  ])('refuses the property %s anywhere, and obeys it nowhere', (name) => {
    const evil = JSON.parse(`{"${name}":{"polluted":true,"name":"y"}}`) as object;
    const plain = {
      ...good,
      contact: { phone: '1', ...own(evil) },
      assets: [{ realtyId, ...own(evil) }],
      ...own(evil),
    };
    Object.defineProperty(plain, name, { value: 1, enumerable: true });
    expect(faultsOf(plain)).toMatchObject({ [name]: 'INVALID_TYPE' });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('has a name for a property without one', () => {
    expect(faultsOf({ ...good, '': 1, contact: { phone: '1', '': 1 } })).toEqual({
      '""': 'INVALID_TYPE',
      'contact.""': 'INVALID_TYPE',
    });
  });

  it('ignores what it does not know where that is wanted, and does not hand it on', () => {
    const { value, faults } = validate(Body, { ...good, later: 1, contact: { phone: '1', later: {} } }, 'ignore');
    expect([faults, value]).toEqual([[], good]);
  });

  it('holds derived classes to the fields that they took over', () => {
    expect(faultsOf({ name: 'x', assets: [{ realtyId, nosuch: 1 }], note: 'x' }, Named)).toEqual({
      'assets[0].nosuch': 'INVALID_TYPE',
      note: 'INVALID_TYPE',
    });
  });
});

/** Spreads a property named `__proto__` as a property. */
const own = (value: object): object => Object.fromEntries(Object.entries(value));

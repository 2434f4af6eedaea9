import { type Column, columnsOf, type EntityClass } from '@ovipro/platform/server';
import fc from 'fast-check';

/** What PostgreSQL can keep: no NUL, no half of a pair. */
export const anyText = (): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'binary', maxLength: 20 })
    .filter((text) => !text.includes('\0') && Buffer.from(text).toString() === text);

const anyTime = (): fc.Arbitrary<Date> =>
  fc.date({ min: new Date('0002-01-01'), max: new Date('9998-12-31'), noInvalidDate: true });

const anyValue = (): fc.Arbitrary<unknown> =>
  fc.letrec<{ value: unknown; object: object }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      anyText(),
      fc.constantFrom(null, true, false),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: anyObject(tie('value')),
  })).value;

/** An object of a jsonb column. Its names are none that a resource has beside it. */
export const anyObject = (value: fc.Arbitrary<unknown> = anyValue()): fc.Arbitrary<object> =>
  fc.dictionary(
    anyText().map((name) => `x${name}`),
    value,
    { maxKeys: 4, noNullPrototype: true },
  );

const byType: Record<string, () => fc.Arbitrary<unknown>> = {
  ...{ uuid: () => fc.uuid(), text: anyText, varchar: anyText, timestamptz: anyTime, jsonb: anyObject },
  ...{ boolean: () => fc.boolean(), date: () => anyTime().map((time) => time.toISOString().slice(0, 10)) },
  ...{
    integer: () => fc.maxSafeInteger().map((value) => value % 2 ** 31),
    smallint: () => fc.integer({ min: -32_768, max: 32_767 }),
  },
  ...{ bigint: () => fc.maxSafeInteger().map(String), numeric: () => fc.integer().map((value) => String(value / 100)) },
  'double precision': () => fc.double({ noNaN: true, noDefaultInfinity: true }),
};

function anyOf({ type, codes, array, nullable }: Column): fc.Arbitrary<unknown> {
  const one = codes ? fc.constantFrom(...codes) : byType[type]();
  const value = array ? fc.array(one, { maxLength: 4 }) : one;
  return nullable ? fc.option(value) : value;
}

/** Rows as an entity's columns allow them; `given` says more of some properties. */
export function anyEntity<E extends object>(
  entity: EntityClass<E>,
  given: { [K in keyof E]?: fc.Arbitrary<E[K]> },
): fc.Arbitrary<E> {
  const columns = [...columnsOf(entity)].map(([property, column]) => [property, anyOf(column)]);
  const values = { ...Object.fromEntries(columns), ...given } as Record<string, fc.Arbitrary<unknown>>;
  return fc.record(values).map((row) => Object.assign(new entity(), row));
}

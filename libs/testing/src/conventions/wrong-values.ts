import { type Position, restricts } from './body-walk';
import type { Schema } from './document';

const wrongType: Record<NonNullable<Schema['type']>, unknown[]> = {
  string: [42, true, {}, []],
  number: ['1', true, {}, []],
  integer: ['1', true, {}, [], 1.5],
  boolean: ['true', 1, {}, []],
  object: ['{}', 42, true, []],
  array: ['[]', 42, true, {}],
};

const wrongFormat: Record<string, string[]> = {
  uuid: [
    'x',
    '00000000-0000-0000-0000-000000000000',
    '018f3c4e-7c1a-7abc-8def-0123456789ab',
    '{9031d1c5-7d40-41dd-b2b8-7919a2fc4fe9}',
  ],
  'date-time': [
    '2024-05-02',
    '2024-05-02T08:00:00',
    '2024-02-30T08:00:00Z',
    '2024-05-02T24:00:00Z',
    '2024-05-02 08:00:00Z',
  ],
  date: ['2024-02-30', '2023-02-29', '24-02-03', '2024-05-02T08:00:00Z'],
};

const inOtherCase = (code: string): string => (code === code.toLowerCase() ? code.toUpperCase() : code.toLowerCase());

/** Values that are of another type than the document says. */
export const valuesOfWrongType = ({ schema }: Position): unknown[] => wrongType[schema.type ?? 'object'];

/** Values of the right type that break what else the document says: list, pattern, format, range, characters. */
export function valuesOutOfRule({ schema, element }: Position): unknown[] {
  const { type, minimum, maximum, format = '', enum: codes, pattern } = schema;
  if (type === 'number' || type === 'integer')
    return [
      ...(minimum === undefined ? [] : [minimum - 1]),
      ...(maximum === undefined ? [] : [maximum + 1, 1e300]),
      // money: the document says so in words, since `multipleOf` is reckoned in binary
      ...(schema.description?.includes('two decimals') ? [(minimum ?? 0) + 1.005, (maximum ?? 2) - 0.001] : []),
    ];
  if (type !== 'string') return [];
  return [
    ...(element ? [null] : []),
    ...(codes ? ['NO_SUCH_CODE', inOtherCase(codes[0]), `${codes[0]} `] : []),
    ...(pattern && format === '' && restricts(pattern) ? ['x\ny'] : []),
    ...(wrongFormat[format] ?? []),
    'a\u0000b',
    'a\ud800b',
    '\udc00',
  ];
}

/** One more character or element than the document allows; undefined where it has no such limit. */
export function tooLong({ schema, shown }: Position): unknown {
  const { type, maxLength, maxItems } = schema;
  if (type === 'string' && maxLength !== undefined) return 'x'.repeat(maxLength + 1);
  if (type === 'array' && maxItems !== undefined && Array.isArray(shown) && shown.length > 0)
    return Array.from({ length: maxItems + 1 }, () => shown[0] as unknown);
  return undefined;
}

/** A query parameter's texts that its schema forbids, encoded. */
export function wrongQueryValues(schema: Schema): string[] {
  const { type, items, minimum, maximum, enum: codes, format = '', pattern, maxLength, minLength } = schema;
  if (type === 'array') return wrongQueryValues(items ?? {});
  if (type === 'integer' || type === 'number')
    return [
      '',
      'x',
      '1.5',
      '1e1',
      '0x1',
      '%201',
      'null',
      '99999999999999999999',
      String((minimum ?? 0) - 1),
      String((maximum ?? 0) + 1),
    ];
  return [
    ...(codes ? ['', 'NO_SUCH_CODE', inOtherCase(codes[0])] : []),
    ...(pattern && format === '' && restricts(pattern) ? ['', 'x%0Ay'] : []),
    ...(wrongFormat[format] ?? []).map(encodeURIComponent),
    ...(minLength ? [''] : []),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
    'a%00b',
    '%ff',
    '%ED%A0%80',
  ];
}

import fc from 'fast-check';
import { date, time, utc } from './time';

describe('utc', () => {
  it.each([
    ['2024-05-02T08:00:00Z', '2024-05-02T08:00:00Z'],
    ['2024-05-02T08:00:00+03:00', '2024-05-02T05:00:00Z'],
    ['2024-05-02T00:30:00+05:45', '2024-05-01T18:45:00Z'],
    ['2024-12-31T23:30:00-01:00', '2025-01-01T00:30:00Z'],
    ['2024-05-02T08:00:00-00:00', '2024-05-02T08:00:00Z'],
    ['2024-05-02T08:00:00.1Z', '2024-05-02T08:00:00.1Z'],
    ['2024-05-02T08:00:00.120+03:00', '2024-05-02T05:00:00.12Z'],
    ['2024-05-02T08:00:00.000Z', '2024-05-02T08:00:00Z'],
    ['2024-05-02T08:00:00.123456Z', '2024-05-02T08:00:00.123456Z'],
    ['2024-05-02T08:00:00.000001Z', '2024-05-02T08:00:00.000001Z'],
    ['2024-05-02T08:00:00.123456000Z', '2024-05-02T08:00:00.123456Z'],
    ['2024-05-02T08:00Z', '2024-05-02T08:00:00Z'],
    ['2024-05-02T08:00+03:00', '2024-05-02T05:00:00Z'],
    ['2024-05-02T08:00:00+0300', '2024-05-02T05:00:00Z'],
    ['2024-05-02T08:00-0545', '2024-05-02T13:45:00Z'],
    ['2024-05-02T08:00:00.25-0000', '2024-05-02T08:00:00.25Z'],
    ['2024-05-02t08:00:00z', '2024-05-02T08:00:00Z'],
    ['2024-05-02t08:00:00.5+03:00', '2024-05-02T05:00:00.5Z'],
    ['2024-02-29T23:59:59+00:00', '2024-02-29T23:59:59Z'],
    ['2023-03-01T00:30:00+01:00', '2023-02-28T23:30:00Z'],
    ['0001-01-03T00:00:00Z', '0001-01-03T00:00:00Z'],
    ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'],
  ])('writes %s as %s', (value, written) => {
    expect(time().check(value)).toBeUndefined();
    expect(utc(value)).toBe(written);
    expect(time().normal?.(value as never)).toBe(written);
  });

  it.each([
    [new Date('2024-05-02T08:00:00.000Z'), '2024-05-02T08:00:00Z'],
    [new Date('2024-05-02T08:00:00.120Z'), '2024-05-02T08:00:00.12Z'],
    [new Date('2024-05-02T08:00:00.005Z'), '2024-05-02T08:00:00.005Z'],
  ])('writes the Date %j as %s', (value, written) => expect(utc(value)).toBe(written));

  it('names the same instant, and writes what it wrote the same way', () => {
    const instants = fc.date({
      min: new Date('0002-01-01T00:00:00Z'),
      max: new Date('9998-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const offsets = fc.integer({ min: -18 * 60, max: 18 * 60 });
    fc.assert(
      fc.property(instants, offsets, (instant, offset) => {
        const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, 23);
        const two = (value: number) => String(value).padStart(2, '0');
        const sign = offset < 0 ? '-' : '+';
        const written = utc(`${local}${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`);
        expect(Date.parse(written)).toBe(instant.getTime());
        expect([utc(written), utc(instant), time().check(written)]).toEqual([written, written, undefined]);
      }),
    );
  });
});

describe('time', () => {
  it.each([
    ...[
      '',
      'now',
      '2024-05-02',
      '2024-05-02T08:00:00',
      '2024-05-02T08Z',
      '2024-05-02T08:00.5Z',
      '2024-05-02 08:00:00Z',
    ],
    ...[
      '2024-05-02T08:00:00+03',
      '2024-05-02T08:00:00+03:0',
      '2024-05-02T08:00:00+19:00',
      '2024-05-02T08:00:00+03:60',
      '2024-05-02T08:00:00EET',
    ],
    ...[
      '2024-05-02T24:00:00Z',
      '2024-05-02T08:60:00Z',
      '2024-05-02T08:00:60Z',
      '2024-05-02T08:00:00.Z',
      '2024-05-02T08:00:00,5Z',
      '2024-05-02T08:00:00.1234567890Z',
    ],
    ...[
      '2024-02-30T08:00:00Z',
      '2023-02-29T08:00:00Z',
      '2100-02-29T08:00:00Z',
      '2024-04-31T08:00:00Z',
      '2024-13-01T08:00:00Z',
      '2024-00-01T08:00:00Z',
      '2024-01-00T08:00:00Z',
    ],
    ...['2024-05-02T08:00:00Z\n', ' 2024-05-02T08:00:00Z'],
    ...[1714636800000, null, undefined, {}, new Date()],
  ])('refuses %j', (value) => expect(time().check(value)).toMatch(/date and time with offset/));

  it.each([
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+18:00',
    '9999-12-31T23:59:59-01:00',
    '+012024-05-02T08:00:00Z',
    '-0001-05-02T08:00:00Z',
  ])('says of %j that its year is out of range', (value) =>
    expect(time().check(value)).toBe('must lie in the years 0001 to 9999'),
  );

  it.each(['2024-05-02T08:00:00.123456789Z', '2024-05-02T08:00:00.000000999Z', '2024-05-02T08:00:00.1234567Z'])(
    'refuses %j rather than cut its nanoseconds',
    (value) => expect(time().check(value)).toBe('must have at most six decimals of a second'),
  );
});

describe('date', () => {
  it.each(['2024-02-29', '2000-02-29', '2023-02-28', '2024-12-31', '0001-01-01', '9999-12-31'])('takes %s', (value) => {
    expect(date().check(value)).toBeUndefined();
    expect(date().normal).toBeUndefined();
  });

  it.each([
    '2023-02-29',
    '2100-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '0000-01-01',
    '24-01-01',
    '2024-1-1',
    '2024-01-01T00:00:00Z',
    '20240101',
    '',
    20240101,
    null,
  ])('refuses %j', (value) => expect(date().check(value)).toMatch(/date|10 characters|a string/));
});

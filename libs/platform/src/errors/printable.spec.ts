import { printable } from './printable';

describe('what a caller sent, repeated', () => {
  it.each([
    ['lead.nosuch', 'lead.nosuch'],
    ['Välittäjä 💡', 'Välittäjä 💡'],
    ['a\u0000b\r\nc\u001b[31m', 'a\\u0000b\\u000d\\u000ac\\u001b[31m'],
    ['\u202eabc\u200b\ufeff', '\\u202eabc\\u200b\\ufeff'],
    ['a\u2028b\u0085', 'a\\u2028b\\u0085'],
    ['\ud800x\udc00', '\\ud800x\\udc00'],
    ['\uffff', '\\uffff'],
    ['\u{e0041}', '\\udb40\\udc41'],
  ])('shows %j as %j', (text, shown) => expect(printable(text, 100)).toBe(shown));

  it.each(['x'.repeat(101), '\u0000'.repeat(50), `${'x'.repeat(98)}💡💡`])(
    'is cut where it is long, and stays a text',
    (text) => {
      const shown = printable(text, 100);
      expect([shown.length, shown.at(-1), /\p{Cs}/u.test(shown)]).toEqual([100, '…', false]);
    },
  );

  it('is not cut where it fits', () => expect(printable('x'.repeat(100), 100)).toBe('x'.repeat(100)));
});

import { json } from './json';

const value = { a: 'x: "y"\\', 'b<': [1, -2.5e10, true, null, {}, []], c: '<script>&' };

describe('json', () => {
  it('shows a value as it is', () => {
    const shown = json(value).text.replace(/<[^>]+>/g, '');
    expect(
      shown
        .replace(/&quot;/g, '"')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&'),
    ).toBe(JSON.stringify(value, null, 2));
  });

  it('tells names, texts and other values apart', () => {
    const kinds = [...json(value).text.matchAll(/class="(.)">([^<]*)</g)].map(([, kind, text]) => `${kind} ${text}`);
    expect(kinds).toEqual([
      'k &quot;a&quot;',
      's &quot;x: \\&quot;y\\&quot;\\\\&quot;',
      'k &quot;b&lt;&quot;',
      'n 1',
      'n -25000000000',
      'n true',
      'n null',
      'k &quot;c&quot;',
      's &quot;&lt;script&gt;&amp;&quot;',
    ]);
  });
});

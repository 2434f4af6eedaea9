import { Parameters } from './statement';
import { hasWords, wordsOf, wordVector } from './words';

const office = '00000000-0000-4000-8000-0000000000ff';
const key = 'AAAAAAAAQACAAAAAAAAA_w';
const other = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
const otherKey = Buffer.from(other.replaceAll('-', ''), 'hex').toString('base64url');

/** The condition and its values. */
function condition(text: string, offices: string[]) {
  const parameters = new Parameters();
  return [hasWords('words')(text as never, parameters, offices), ...parameters.values];
}

describe('the words of a text', () => {
  it.each<[string, string[]]>([
    ['Hämeenkatu 24 B 55', ['hameenkatu', '24', 'b', '55']],
    ['HÄMEENKATU hämeenkatu Ha\u0308meenkatu', ['hameenkatu']],
    ['Åkerblom, Öhman & É-stræde', ['akerblom', 'ohman', 'e', 'straede']],
    ['Straße Łódź İzmir ſ', ['strasse', 'lodz', 'izmir', 's']],
    ['ﬁ Ｆull ½', ['fi', 'full', '1', '2']],
    ["O'Brien a.b@c_d", ['o', 'brien', 'a', 'b', 'c', 'd']],
    ['Ёлка 東京 é́', ['елка', '東京', 'e']],
    ['&|!:*()<->\'"\\ \u0301 👩‍👧', []],
    ['', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are cut where nobody looks any further, between characters', () => {
    expect(wordsOf('𐐷'.repeat(100))).toEqual(['𐐷'.repeat(60)]);
    expect(wordsOf('x'.repeat(1_000_000))).toEqual(['x'.repeat(60)]);
  });
});

describe('what a row is found by', () => {
  it('are words under its office; unset texts have none', () => {
    expect(wordVector(office, ['Ä b', undefined, 'B c'])).toBe(`'${key}a' '${key}b' '${key}c'`);
    expect(wordVector(office, [undefined])).toBe('');
  });
});

describe('a search by words', () => {
  it('asks for every word in any of the offices', () => {
    expect(condition('b Ä', [office])).toEqual(['t.words @@ $1::tsquery', `('${key}b':*&'${key}a':*)`]);
    const [, query] = condition('a', [office, other, office]);
    expect(query).toBe(`('${key}a':*)|('${otherKey}a':*)`);
  });

  it('does not ask for a word that begins another one', () => {
    expect(condition('vir virtanen v matti', [office])[1]).toBe(`('${key}virtanen':*&'${key}matti':*)`);
  });

  it('finds nothing without words, or without offices', () => {
    expect(condition(' - ', [office])).toEqual(['false']);
    expect(condition('a', [])).toEqual(['false']);
  });
});

import { wordRanges, wordsOf } from './words';

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

  it('are those of several texts, of which some may be unset', () => {
    expect(wordsOf('Ä b', undefined, 'B c')).toEqual(['a', 'b', 'c']);
    expect(wordsOf(undefined)).toEqual([]);
  });

  it('are cut where nobody looks any further, between characters', () => {
    expect(wordsOf('𐐷'.repeat(100))).toEqual(['𐐷'.repeat(60)]);
    expect(wordsOf('x'.repeat(1_000_000))).toEqual(['x'.repeat(60)]);
  });
});

describe('what a search by words looks for', () => {
  it('is every word that begins with one of the text, and no other', () => {
    const [{ from, to }, ...others] = wordRanges('Ä');
    const found = ['A', 'Z', 'a', 'a1', 'az', 'aå', 'a東', 'a𐐷', 'a\u{10fffd}', 'b', 'å'].filter((word) => {
      const [bytes, least, end] = [word, from, to].map((text) => Buffer.from(text));
      return bytes.compare(least) >= 0 && bytes.compare(end) < 0;
    });
    expect([found, others]).toEqual([['a', 'a1', 'az', 'aå', 'a東', 'a𐐷', 'a\u{10fffd}'], []]);
  });

  it('is no word that begins another one', () => {
    expect(wordRanges('vir virtanen v matti').map(({ from }) => from)).toEqual(['virtanen', 'matti']);
    expect(wordRanges(' - ')).toEqual([]);
  });
});

import { termRanges, termsOf } from './terms';

describe('the terms of a text', () => {
  it.each<[string, string[]]>([
    ['Hämeenkatu 24 B 55', ['hameenkatu', '24', 'b', '55']],
    ['HÄMEENKATU hämeenkatu Ha\u0308meenkatu', ['hameenkatu']],
    ['Åkerblom, Öhman & É-stræde', ['akerblom', 'ohman', 'e', 'straede', 'estraede']],
    ['Straße Łódź İzmir ſ', ['strasse', 'lodz', 'izmir', 's']],
    ['ﬁ Ｆull ½', ['fi', 'full', '1', '2']],
    ["O'Brien a.b@c_d", ['o', 'brien', 'obrien', 'a', 'b', 'ab', 'c', 'd']],
    ['Ёлка 東京 é́', ['елка', '東京', 'e']],
    ['&|!:*()<->\'"\\ \u0301 👩‍👧', []],
    ['', []],
    [
      'Anna-Liisa O’Brien OʼBrien Ala–Tikkurila',
      ['anna', 'liisa', 'annaliisa', 'o', 'brien', 'obrien', 'ala', 'tikkurila', 'alatikkurila'],
    ],
    ["- ' a- -b 'c' d--e", ['a', 'b', 'c', 'd', 'e']],
    ['Hämeen\u00adkatu \ufeffA\u200db', ['hameenkatu', 'ab']],
    ['Áŋŋel Deatŧu Đurđa ħaġar Ǥieđđe Ǯiõtt', ['annel', 'deattu', 'durda', 'hagar', 'giedde', 'ziott']],
    ['ÆØÅ Œuvre ẞ Łukasz Guðrún Þór IĞDIR ılık', ['aeoa', 'oeuvre', 'ss', 'lukasz', 'gudrun', 'thor', 'igdir', 'ilik']],
    ['Nuõʹrttsaaʹmi', ['nuo', 'rttsaa', 'mi', 'nuorttsaami']],
    [
      'Vir\u00adta\u200bn\u200den \u202eabc\u202c d\u034fe f\ufe0fg h\u3164i j\u2060k',
      ['virtanen', 'abc', 'de', 'fg', 'hi', 'jk'],
    ],
    ['050 123 4567', ['050', '123', '4567', '0501234567']],
    ['+358 (0)50-123.4567', ['358', '0', '50', '123', '4567', '501234567']],
    ['050 - 123  4567 ext 2', ['050', '123', '4567', 'ext', '2', '0501234567']],
    ['24 B 55, 33100 Tampere 1a 2 3 4b', ['24', 'b', '55', '33100', 'tampere', '1a', '2', '3', '4b', '23']],
    ['e.g. 1.1.2026 v2.5', ['e', 'g', 'eg', '1', '2026', '112026', 'v2', '5', 'v25']],
    ['100 % _x_ %y%', ['100', 'x', 'y']],
  ])('%j', (text, words) => {
    expect(termsOf(text)).toEqual(words);
  });

  it('are those of several texts, of which some may be unset', () => {
    expect(termsOf('Ä b', undefined, 'B c')).toEqual(['a', 'b', 'c']);
    expect(termsOf(undefined)).toEqual([]);
  });

  it('are joined within one text alone', () => {
    expect(termsOf('Hämeenkatu 24', '33100 Tampere')).toEqual(['hameenkatu', '24', '33100', 'tampere']);
  });

  it('are made in linear time', () => {
    const texts = ['1 '.repeat(100_000), `${'1.'.repeat(100_000)}x`, "a'".repeat(100_000), `${'1'.repeat(200_000)}x`];
    expect(texts.map((text) => termsOf(text).length)).toEqual([2, 3, 2, 1]);
  });

  it('are cut where nobody looks any further, between characters', () => {
    expect(termsOf('𐐷'.repeat(100))).toEqual(['𐐷'.repeat(60)]);
    expect(termsOf('x'.repeat(1_000_000))).toEqual(['x'.repeat(60)]);
  });
});

describe('what a search by words looks for', () => {
  it('is every word that begins with one of the text, and no other', () => {
    const [{ from, to }, ...others] = termRanges('Ä');
    const found = ['A', 'Z', 'a', 'a1', 'az', 'aå', 'a東', 'a𐐷', 'a\u{10fffd}', 'b', 'å'].filter((word) => {
      const [bytes, least, end] = [word, from, to].map((text) => Buffer.from(text));
      return bytes.compare(least) >= 0 && bytes.compare(end) < 0;
    });
    expect([found, others]).toEqual([['a', 'a1', 'az', 'aå', 'a東', 'a𐐷', 'a\u{10fffd}'], []]);
  });

  it('is folded as the stored text is', () => {
    expect(termRanges('Á\u00adŋŋel Deat\u200bŧu').map(({ from }) => from)).toEqual(['annel', 'deattu']);
  });

  it('is no word that begins another one', () => {
    expect(termRanges('vir virtanen v matti').map(({ from }) => from)).toEqual(['virtanen', 'matti']);
    expect(termRanges(' - ')).toEqual([]);
    expect(termRanges('%').concat(termRanges('_'), termRanges("'"))).toEqual([]);
  });

  it('is each part of what is joined, and not the whole besides', () => {
    expect(termRanges('Ala-Tikkurila').map(({ from }) => from)).toEqual(['ala', 'tikkurila']);
  });
});

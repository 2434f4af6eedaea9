import { codeWordsOf, wordsOf } from '../words';
import { assertGlyphs, fontOf, unprintable } from './fonts';

/** Every text in a tree of words; functions are asked with a number. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [String((words as (one: number, two: number) => string)(1, 2))];
  return Object.values(words as object).flatMap(textsOf);
}

const alphabets = {
  'Finnish and Swedish': 'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖabcdefghijklmnopqrstuvwxyzåäöŠšŽž',
  'Northern, Inari and Skolt Sámi': 'ÁáČčĐđŊŋŠšŦŧŽžÂâÄäʹǤǥǦǧǨǩÕõƷʒǮǯÅåʼ',
  Baltic: 'ĀāČčĒēĢģĪīĶķĻļŅņŠšŪūŽžĄąĘęĖėĮįŲųÕõÜü',
  'Central European': 'ĄąĆćĘęŁłŃńÓóŚśŹźŻżĎďĚěŇňŘřŤťŮůĹĺĽľŔŕŐőŰűȘșȚțŞşŢţĂăÎî',
  'Western European': 'ÀàÂâÆæÇçÈèÉéÊêËëÏïÔôŒœÙùÛûÜüŸÿßẞÑñÍíÐðÞþØøŴŵŶŷĊċĠġĦħ',
  'Turkish and Azerbaijani': 'ĞğİıŞşƏə',
  Vietnamese: 'ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệƠơƯưĐđỲỳỴỵỶỷỸỹ',
  Cyrillic: 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяҐґЄєІіЇїЎўЂђЈјЉљЊњЋћЏџЃѓЅѕЌќ',
  Greek: 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰἀᾳ',
  Georgian: 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
  Armenian: 'ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև',
  signs: '0123456789.,:;!?"\'()[]{}<>@#$%&*+-=/\\_|~^`´¨°§©®™€£½¼¾²³×÷±µ·•…–—‘’“”„«»‹›№→≤≥≠−≈√∞☐☑✓✗■□●○ ',
};

describe('the fonts of documents', () => {
  it.each(Object.entries(alphabets))('carry the letters of %s in both weights', (_, letters) => {
    const missing = (['regular', 'bold'] as const).flatMap((face) =>
      [...letters].filter((letter) => !fontOf(face).hasGlyphForCodePoint(letter.codePointAt(0) as number)),
    );
    expect(missing).toEqual([]);
  });

  it('have the same glyphs in both weights', () => {
    expect(fontOf('bold').characterSet).toEqual(fontOf('regular').characterSet);
  });

  it.each(['fi', 'sv', 'en'] as const)('carry every word of %s', (language) => {
    const words = [...textsOf(wordsOf[language]), ...textsOf(codeWordsOf[language])];
    expect(words.length).toBeGreaterThan(200);
    expect(words.flatMap(unprintable)).toEqual([]);
  });
});

describe('assertGlyphs', () => {
  it('names each character that would show as a box, once', () => {
    expect(() => assertGlyphs('Koti 😀😀 ja 家')).toThrow(
      expect.objectContaining({
        name: 'DocumentInputError',
        fault: 'MISSING_GLYPH',
        message: 'The fonts of documents have no glyph for 😀 (U+1F600), 家 (U+5BB6).',
      }),
    );
  });

  it('takes line ends, and passes over what never shows', () => {
    expect(() => assertGlyphs('a\nb\u200d\ufe0f\u0007')).not.toThrow();
  });
});

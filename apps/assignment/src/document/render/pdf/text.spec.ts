import { styles } from './style';
import { printable, wrap } from './text';

describe('printable', () => {
  it.each([
    ['A\u0308iti', 'Äiti', 'composes letters'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd', 'knows every line end'],
    ['a\tb', 'a    b', 'has blanks for a tab'],
    ['\u202eevil\u202c\u200b\ufeff \u00adsoft\u2764\ufe0f\u0007', 'evil soft\u2764', 'drops what does not show'],
    ['\n\na  \n\n\n\nb\n', 'a\n\nb', 'has one empty line at most, and none at the ends'],
  ])('makes %j %j: it %s', (text, result) => {
    expect(printable(text)).toBe(result);
  });
});

describe('wrap', () => {
  /** Every letter is one point wide. */
  const lines = (text: string, width: number): string[] => wrap(text, styles.body, width, (part) => [...part].length);

  it.each([
    ['yksi kaksi kolme', 10, ['yksi kaksi', 'kolme']],
    ['yksi kaksi kolme', 9, ['yksi', 'kaksi', 'kolme']],
    ['asunto-osakeyhtiö on', 10, ['asunto-', 'osakeyhtiö', 'on']],
    ['600-700 10/2024', 8, ['600-700', '10/2024']],
    ['abcdefghijklm no', 5, ['abcde', 'fghij', 'klm', 'no']],
    ['abcde fgh', 5, ['abcde', 'fgh']],
    ['240\u00a0000\u00a0€ vuosi', 10, ['240\u00a0000\u00a0€', 'vuosi']],
    ['eka\n\ntoka', 20, ['eka', '', 'toka']],
    ['', 20, ['']],
  ])('breaks %j at %i into %j', (text, width, expected) => {
    expect(lines(text, width)).toEqual(expected);
  });

  it('never parts a letter from its marks', () => {
    expect(lines('q\u0303q\u0303q\u0303', 2)).toEqual(['q\u0303', 'q\u0303', 'q\u0303']);
  });

  it('loses no letter of a text of 10,000', () => {
    const text = 'Äyskäröinti-työpöytä '.repeat(500);
    expect(lines(text, 37).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});

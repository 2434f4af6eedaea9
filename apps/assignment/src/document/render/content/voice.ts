import type { LanguageCode, LocalisedText } from '@ovipro/contracts';
import { type Format, formats } from '../format';
import { type CodeWords, codeInWords, codeWordsOf, type PrintedTable, type Words, wordsOf } from '../words';

/** How a language says things. */
export class Voice {
  readonly words: Words;
  readonly format: Format;
  private readonly codes: CodeWords;

  constructor(private readonly languageCode: LanguageCode) {
    this.words = wordsOf[languageCode];
    this.format = formats[languageCode];
    this.codes = codeWordsOf[languageCode];
  }

  code(table: PrintedTable, code: string): string {
    return codeInWords(this.codes, table, code);
  }

  yesNo(value: boolean): string {
    return value ? this.words.yes : this.words.no;
  }

  /** A text in the language of the document or, where there is none, in the first one that there is. */
  translation(texts: LocalisedText[] = []): string | undefined {
    return (texts.find(({ languageCode }) => languageCode === this.languageCode) ?? texts[0])?.text;
  }
}

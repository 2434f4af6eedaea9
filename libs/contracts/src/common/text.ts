import { codeTable } from './code-table';
import { CodeField, type FieldOptions, ListOf, TextField } from './fields';

export const LanguageCode = codeTable('LanguageCode', { fi: 'Finnish.', sv: 'Swedish.', en: 'English.' });
export type LanguageCode = (typeof LanguageCode)[number];

/** One translation of a text; a localised text is a list of these. */
export class LocalisedText {
  @CodeField(LanguageCode, { description: 'The language of the text.' })
  languageCode!: LanguageCode;

  @TextField({
    max: 10_000,
    min: 0,
    description: 'The text in that language',
    example: 'Saatavissa kahden kuukauden sisällä.',
  })
  text!: string;
}

/** A text in several languages, each once. */
export const LocalisedTextField = (options: FieldOptions = {}) =>
  ListOf(() => LocalisedText, { unique: 'languageCode', max: LanguageCode.length, ...options });

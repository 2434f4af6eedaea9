import { CodeField, type FieldOptions, ListOf, TextField } from './fields';

export const LanguageCode = ['fi', 'sv', 'en'] as const;
export type LanguageCode = (typeof LanguageCode)[number];

/** One translation of a text; a localised text is a list of these. */
export class LocalisedText {
  @CodeField(LanguageCode)
  languageCode!: LanguageCode;

  @TextField({ max: 10_000, min: 0 })
  text!: string;
}

/** A text in several languages, each once. */
export const LocalisedTextField = (options: FieldOptions = {}) =>
  ListOf(() => LocalisedText, { unique: 'languageCode', ...options });

import { CodeField, TextField } from './fields';

export const LanguageCode = ['fi', 'sv', 'en'] as const;
export type LanguageCode = (typeof LanguageCode)[number];

/** One translation of a text; a localised text is a list of these. */
export class LocalisedText {
  @CodeField(LanguageCode)
  languageCode!: LanguageCode;

  @TextField({ max: 10_000, min: 0 })
  text!: string;
}

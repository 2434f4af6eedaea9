import type { LanguageCode } from '@ovipro/contracts';
import type { CodeWords } from './code-words';
import { en } from './en';
import { enCodes } from './en.codes';
import { fi, type Words } from './fi';
import { fiCodes } from './fi.codes';
import { sv } from './sv';
import { svCodes } from './sv.codes';

export { codeInWords, type CodeWords, type PrintedTable } from './code-words';
export type { Words } from './fi';

export const wordsOf: Record<LanguageCode, Words> = { fi, sv, en };
export const codeWordsOf: Record<LanguageCode, CodeWords> = { fi: fiCodes, sv: svCodes, en: enCodes };

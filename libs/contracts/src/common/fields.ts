import { withMeanings } from './code-table';
import { Field, type FieldOptions } from './field';
import { type ListOptions, ListOf } from './list-field';
import { bool, code, decimal, id, int, money, openCode } from './rule';
import { email, identifier, phone, text } from './text-rule';
import { date, time } from './time';

export * from './as-written';
export { Field, type FieldOptions, ObjectField, type ObjectOptions, VariantField } from './field';
export * from './list-field';

/** A field whose schema cannot say everything of its form: the rest stands behind its description. */
const inWords = <O extends FieldOptions>(options: O, words: string): O => ({
  ...options,
  description: [options.description?.replace(/\.$/, ''), words].filter(Boolean).join('. '),
});

export const IdField = (options: FieldOptions = {}) => Field(id(options.example as string | undefined), options);
export const TextField = ({ min, max, ...options }: FieldOptions & { min?: number; max: number }) =>
  Field(text({ min: min ?? (options.optional ? 0 : 1), max }), options);
/** A text by which something is found again, in a system of ours or of others. */
export const IdentifierField = ({ min, max, ...options }: FieldOptions & { min?: number; max: number }) =>
  Field(identifier({ min: min ?? (options.optional ? 0 : 1), max }), options);
export const CodeField = (codes: readonly string[], options: FieldOptions = {}) =>
  Field(code(codes), withMeanings(codes, options));
const knownCodes = 'Known codes:';
export const OpenCodeField = (known: readonly string[], options: FieldOptions = {}) =>
  Field(openCode(...known), withMeanings(known, options, knownCodes));
export const OpenCodesField = (known: readonly string[], options: ListOptions = {}) =>
  ListOf(openCode(...known), withMeanings(known, options, knownCodes, known.slice(0, 1)));
export const EmailField = (options: FieldOptions = {}) => Field(email(), options);
export const PhoneField = (options: FieldOptions = {}) =>
  Field(phone(), inWords(options, 'As people write it: at least three digits, in any script'));
export const IntField = ({ min, max, ...options }: FieldOptions & { min: number; max: number }) =>
  Field(int({ min, max }), options);
export const DecimalField = ({ min, max, ...options }: FieldOptions & { min: number; max: number }) =>
  Field(decimal({ min, max }), options);
export const MoneyField = (options: FieldOptions & { min?: number; max?: number } = {}) =>
  Field(money(options), inWords(options, 'At most two decimals'));
export const BooleanField = (options: FieldOptions = {}) => Field(bool(), options);
export const TimeField = (options: FieldOptions = {}) => Field(time(options.example as string | undefined), options);
export const DateField = (options: FieldOptions = {}) => Field(date(options.example as string | undefined), options);

import { withMeanings } from './code-table';
import { Field, type FieldOptions, ListOf } from './fields';
import { code, id, int, openCode, type Rule } from './rule';
import { pattern, text } from './text-rule';
import { time } from './time';

/** Query values arrive as texts; a number is a number here. What is no number stays a text, for the rule to refuse. */
const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;

/** An unencoded plus sign reads as a blank; before an offset nothing else can be meant. */
const asInstant = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/ (\d{2}:?\d{2})$/, '+$1') : value;

const optional = <T extends FieldOptions>(options: T): T => ({ optional: true, ...options });

/** A parameter that takes one value; repeated, it is refused. */
export const QueryValue = (rule: Rule, options: FieldOptions = {}) => Field(rule, optional(options));

/** A parameter that may be repeated: any of its values. */
export const QueryList = (rule: Rule, options: FieldOptions = {}) =>
  ListOf(rule, { ...optional(options), read: (value) => (typeof value === 'string' ? [value] : value) });

export const QueryId = (options: FieldOptions = {}) => QueryValue(id(options.example as string), options);
export const QueryIds = ({ example, ...options }: FieldOptions & { example?: string } = {}) =>
  QueryList(id(example), { ...options, ...(example && { example: [example] }) });
export const QueryText = (max: number, options: FieldOptions = {}) => QueryValue(text({ min: 1, max }), options);
export const QueryCodes = (codes: readonly string[], options: FieldOptions = {}) =>
  QueryList(code(codes), withMeanings(codes, options, 'Codes:', codes.slice(0, 1)));
export const QueryOpenCodes = (examples: string[], options: FieldOptions = {}) =>
  QueryList(openCode(...examples), options);
export const QueryTime = (options: FieldOptions = {}) => QueryValue(time(), { ...options, read: asInstant });
export const QueryInt = (min: number, max: number, fallback?: number, options: FieldOptions = {}) =>
  QueryValue(int({ min, max }, fallback === undefined ? {} : { default: fallback }), { ...options, read: asNumber });

/** `sort=field|asc`, repeatable. The first field named is the default, descending, unless another default is given. */
export const SortField = (fields: readonly string[], fallback = `${fields[0]}|desc`) =>
  QueryList(
    pattern(100, new RegExp(`^(${fields.join('|')})\\|(asc|desc)$`), `one of ${fields.join(', ')} with |asc or |desc`),
    {
      description: `Fields: ${fields.join(', ')}, each with \`|asc\` or \`|desc\`. Default \`${fallback}\`.`,
      example: [fallback],
    },
  );

/** Paging of every search: `startIndex` from 0, `size` 1 to 100. */
export class PageQuery {
  @QueryInt(0, 2_147_483_647, 0, { description: 'How many to skip', example: 20 })
  startIndex?: number;

  @QueryInt(1, 100, 50, { description: 'How many to show at most, 1 to 100', example: 40 })
  size?: number;
}

/** What every page tells besides its rows. */
export class Counted {
  @Field(int({ min: 0, max: Number.MAX_SAFE_INTEGER }), {
    description: 'All matches, not those of this page',
    example: 1,
  })
  totalCount!: number;
}

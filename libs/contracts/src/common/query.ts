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
export const QueryOpenCodes = (known: readonly string[], options: FieldOptions = {}) =>
  QueryList(openCode(...known), withMeanings(known, options, 'Known codes:', known.slice(0, 1)));
export const QueryTime = (options: FieldOptions = {}) => QueryValue(time(), { ...options, read: asInstant });
export const QueryInt = (min: number, max: number, fallback?: number, options: FieldOptions = {}) =>
  QueryValue(int({ min, max }, fallback === undefined ? {} : { default: fallback }), { ...options, read: asNumber });

/** An order by one field, as `sort` names it. */
export type SortBy<F extends string> = `${F}|asc` | `${F}|desc`;

/** Several orders in one parameter, as in `creationTime|desc,friendlyId|asc`. */
export type CommaSeparated<F extends string> = string & { readonly fields?: F };

const sorts = (fields: readonly string[], fallback: string, between = ''): string =>
  `Fields: ${fields.join(', ')}, each with \`|asc\` or \`|desc\`${between}. Default \`${fallback}\`.`;

/** `sort=field|asc`, repeatable. The first field named is the default, descending, unless another default is given. */
export const SortField = <F extends string>(fields: readonly F[], fallback: SortBy<F> = `${fields[0]}|desc`) =>
  QueryList(
    pattern(100, new RegExp(`^(${fields.join('|')})\\|(asc|desc)$`), `one of ${fields.join(', ')} with |asc or |desc`),
    { description: sorts(fields, fallback), example: [fallback] },
  );

/** `sort=field|asc,other|desc`: several in one parameter. The default is as that of {@link SortField}. */
export function CommaSeparatedSort<F extends string>(
  fields: readonly F[],
  { fallback = `${fields[0]}|desc`, example }: { fallback?: SortBy<F>; example?: string } = {},
) {
  const one = `(${fields.join('|')})\\|(asc|desc)`;
  const rule = pattern(500, new RegExp(`^${one}(,${one})*$`), 'fields with |asc or |desc, between commas');
  return QueryValue(rule, { description: sorts(fields, fallback, ', between commas'), example: example ?? fallback });
}

/** Paging of most searches: `startIndex` from 0, `size` 1 to 100. */
export class PageQuery {
  @QueryInt(0, 2_147_483_647, 0, { description: 'How many to skip', example: 20 })
  startIndex?: number;

  @QueryInt(1, 100, 50, { description: 'How many to show at most, 1 to 100', example: 40 })
  size?: number;
}

const widest = 100;

function endFault(end: number, { startIndex = 0 }: { startIndex?: unknown }): string | undefined {
  if (typeof startIndex !== 'number') return undefined;
  if (end < startIndex) return 'must not be below startIndex';
  return end - startIndex > widest ? `must be at most ${widest} above startIndex` : undefined;
}

/** Paging from `startIndex` to `endIndex`, which does not count itself. */
export class RangeQuery {
  @QueryInt(0, 2_147_483_647, 0, { description: 'The first one to show, counted from 0.', example: 20 })
  startIndex?: number;

  @QueryInt(0, 2_147_483_647, undefined, {
    beside: endFault,
    description: `The first one not to show any more, at most ${widest} behind startIndex. Left out, 50 are shown.`,
    example: 40,
  })
  endIndex?: number;
}

/** What every page tells besides its rows. */
export class Counted {
  @Field(int({ min: 0, max: Number.MAX_SAFE_INTEGER }), {
    description: 'All matches, not those of this page',
    example: 1,
  })
  totalCount!: number;
}

/** As much of JSON Schema as the house decorators write. */
export interface Schema {
  type?: string;
  format?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  multipleOf?: number;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** A part of the page, by its id. */
export interface Place {
  id: string;
  name: string;
}

/** A row of a property table. */
export interface Property {
  /** From the data down, as in `lead.tags[]`. */
  path: string;
  /** Whether its object always has it. */
  required: boolean;
  /** As in `array of string`. */
  type: string;
  /** Ranges and lengths, in words. */
  limits: string[];
  /** A regular expression that its texts match. */
  pattern?: string;
  /** Its codes, unless the description says what each means. */
  codes: string[];
  description?: string;
  /** Where the page shows what it holds, if that does not follow here. */
  shownAt?: Place;
}

/** Says no more than that there is no control character. */
const anyText = /^\^\[\^\\x00[^\]]*\]\*\$$/;
const maxLength = 60;

/** One schema for what several say of one thing: where they differ, either. */
function either(schemas: (Schema | undefined)[]): Schema | undefined {
  const distinct = new Map(schemas.filter((schema) => schema !== undefined).map((one) => [JSON.stringify(one), one]));
  const [first, ...others] = distinct.values();
  return others.length === 0 ? first : { oneOf: [first, ...others] };
}

/** The properties of all parts, those of one name as one. */
function allProperties(parts: Schema[]): Record<string, Schema> {
  const names = new Set(parts.flatMap(({ properties = {} }) => Object.keys(properties)));
  return Object.fromEntries([...names].map((name) => [name, either(parts.map((part) => part.properties?.[name]))!]));
}

const inEach = (lists: string[][]): string[] =>
  lists.length === 0 ? [] : lists[0].filter((name) => lists.every((list) => list.includes(name)));

/** A schema and what its parts add to it: all of `allOf`; of alternatives what they have, required what each of `oneOf` requires. */
function whole(schema: Schema): Schema {
  const { allOf = [], anyOf = [], oneOf = [], ...own } = schema;
  const certain = [own, ...allOf.map(whole)];
  const kinds = oneOf.map(whole);
  const parts = [...certain, ...anyOf.map(whole), ...kinds];
  const codes = [...new Set(parts.flatMap((part) => part.enum ?? []))];
  const items = either(parts.map((part) => part.items));
  return {
    ...Object.assign({}, ...parts.toReversed()),
    ...(parts.some(({ properties }) => properties) && { properties: allProperties(parts) }),
    ...(items && { items }),
    ...(codes.length > 0 && { enum: codes }),
    required: [
      ...certain.flatMap(({ required }) => required ?? []),
      ...inEach(kinds.map(({ required }) => required ?? [])),
    ],
  };
}

function typeOf({ type, format, items, enum: codes, properties }: Schema): string {
  if (type === 'array' && items) return `array of ${typeOf(whole(items))}`;
  if (codes) return 'code';
  const name = type ?? (properties ? 'object' : 'any');
  return format ? `${name} <${format}>` : name;
}

const range = (from: number | undefined, to: number | undefined, unit = ''): string | undefined => {
  if (from === undefined && to === undefined) return undefined;
  if (to === undefined) return `at least ${from}${unit}`;
  return from ? `${from} to ${to}${unit}` : `at most ${to}${unit}`;
};

function numbersOf({ type, minimum, maximum, multipleOf }: Schema): (string | undefined)[] {
  if (type !== 'number' && type !== 'integer') return [];
  const bounds = minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}` : range(minimum, maximum);
  return [bounds, multipleOf !== undefined && multipleOf !== 1 ? `in steps of ${multipleOf}` : undefined];
}

function limitsOf(schema: Schema): string[] {
  const { format, minLength, maxLength, minItems, maxItems, const: constant } = schema;
  return [
    constant !== undefined ? `always ${JSON.stringify(constant)}` : undefined,
    ...numbersOf(schema),
    format ? undefined : range(minLength, maxLength, ' characters'),
    range(minItems, maxItems, ' items'),
  ].filter((limit) => limit !== undefined);
}

/** A pattern worth reading; a format says more than the pattern that checks it. */
const patternOf = ({ pattern, format }: Schema): string | undefined =>
  pattern !== undefined && !format && !anyText.test(pattern) && pattern.length <= maxLength ? pattern : undefined;

/** Whether it is an object that says what it holds. */
export const hasProperties = (schema: Schema): boolean => whole(schema).properties !== undefined;

/**
 * Every property of an object's schema, in the schema's order, those of nested objects after their object.
 * @param shownAt where the page shows an object whose properties do not follow
 */
export function propertiesOf(
  schema: Schema,
  shownAt: (schema: Schema) => Place | undefined = () => undefined,
  above = '',
): Property[] {
  const { properties = {}, required = [] } = whole(schema);
  return Object.entries(properties).flatMap(([name, value]) => {
    const property = whole(value);
    const item = property.items && whole(property.items);
    const path = above + name + (item ? '[]' : '');
    const elsewhere = shownAt(property.items ?? value);
    const description = property.description ?? item?.description;
    const row: Property = {
      path,
      required: required.includes(name),
      type: typeOf(property),
      limits: [...limitsOf(property), ...(item ? limitsOf(item).map((limit) => `each ${limit}`) : [])],
      pattern: patternOf(item ?? property),
      codes: description?.includes('Codes:\n') ? [] : ((item ?? property).enum ?? []).map(String),
      description,
      ...(elsewhere && { shownAt: elsewhere }),
    };
    return [row, ...(elsewhere ? [] : propertiesOf(item ?? property, shownAt, `${path}.`))];
  });
}

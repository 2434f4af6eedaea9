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
  codes: string[];
  description?: string;
}

/** Says no more than that PostgreSQL can keep the text. */
const anyText = '^[^\\u0000]*$';
const maxLength = 60;

/** A schema and what its parts add to it: all of `allOf`; of alternatives what they have, none of it required. */
function whole(schema: Schema): Schema {
  const { allOf = [], anyOf = [], oneOf = [], ...own } = schema;
  const parts = [
    own,
    ...allOf.map(whole),
    ...[...anyOf, ...oneOf].map((part) => ({ ...whole(part), required: undefined })),
  ];
  return {
    ...Object.assign({}, ...parts.toReversed()),
    ...(parts.some(({ properties }) => properties) && {
      properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as Record<string, Schema>,
    }),
    required: parts.flatMap(({ required }) => required ?? []),
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
  pattern !== undefined && !format && pattern !== anyText && pattern.length <= maxLength ? pattern : undefined;

/** Every property of an object's schema, in the schema's order, those of nested objects after their object. */
export function propertiesOf(schema: Schema, above = ''): Property[] {
  const { properties = {}, required = [] } = whole(schema);
  return Object.entries(properties).flatMap(([name, value]) => {
    const property = whole(value);
    const item = property.items && whole(property.items);
    const path = above + name + (item ? '[]' : '');
    const row: Property = {
      path,
      required: required.includes(name),
      type: typeOf(property),
      limits: [...limitsOf(property), ...(item ? limitsOf(item).map((limit) => `each ${limit}`) : [])],
      pattern: patternOf(item ?? property),
      codes: ((item ?? property).enum ?? []).map(String),
      description: property.description ?? item?.description,
    };
    return [row, ...propertiesOf(item ?? property, `${path}.`)];
  });
}

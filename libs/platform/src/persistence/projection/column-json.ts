import { utc } from '@ovipro/contracts';
import type { Column } from '../columns';

/** How the value of a column stands in an answer. */
export interface JsonForm {
  /** SQL that is JSON, or what stands between quotes; null where the value is null. */
  sql(value: string): string;
  /** Put between quotes as it is: of a type whose values have nothing to escape. */
  quoted?: boolean;
  /** The same of the property's value, which is not null. */
  json(value: unknown): unknown;
}

const asIs = (value: unknown): unknown => value;

const quoted: JsonForm = { sql: (value) => value, quoted: true, json: asIs };
const time: JsonForm = { sql: (value) => `iso_time(${value})`, quoted: true, json: (value) => utc(value as Date) };
const plain: JsonForm = { sql: (value) => value, json: asIs };
/** As text, since a literal beside a jsonb would be read as one. */
const document: JsonForm = { sql: (value) => `${value}::text`, json: asIs };
const escaped: JsonForm = { sql: (value) => `to_json(${value})`, json: asIs };
const text: JsonForm = { sql: (value) => `to_json(${value}::text)`, json: asIs };
/** The driver hands over as text what JavaScript's numbers may be too coarse for. */
const number: JsonForm = { sql: (value) => `to_json(${value})`, json: Number };
const list: JsonForm = { sql: (value) => `array_to_json(${value})`, json: asIs };

const forms: Record<string, JsonForm> = {
  ...{ uuid: quoted, timestamptz: time, jsonb: document, integer: plain, smallint: plain },
  ...{ text: escaped, varchar: text, boolean: escaped, date: escaped },
  ...{ bigint: number, numeric: number, 'double precision': escaped },
};

/** Their elements are written in a list as they are alone. */
const listable = ['uuid', 'text', 'varchar', 'integer', 'smallint', 'boolean'];

/** @throws Error for a type that no answer has shown so far: how it is written has to be decided here first */
export function jsonFormOf({ name, type, codes, array }: Column): JsonForm {
  if (array && (codes || listable.includes(type))) return list;
  const form = codes ? (codes.every((code) => /^\w+$/.test(code)) ? quoted : text) : forms[type];
  if (array || !form)
    throw new Error(`The column ${name} is of ${type}${array ? '[]' : ''}, which answers do not show.`);
  return form;
}

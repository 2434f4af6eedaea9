import { shapesOf } from './body-parser';
import { type Class, Field, type FieldOptions } from './field';
import type { Rule } from './rule';
import { isBlank } from './text-rule';

/** A field as senders of leads write it: an optional text of blanks alone is absent. */
function writtenField(rule: Rule, options: FieldOptions): PropertyDecorator {
  if (!options.optional || rule.schema.type !== 'string') return Field(rule, options);
  const { pattern: _pattern, minLength: _minLength, ...open } = rule.schema;
  const schema = rule.check('') === undefined ? rule.schema : open;
  const read = (value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (isBlank(value)) return undefined;
    return rule.contact && !/[\v\f]/.test(value) ? value.trim() : value;
  };
  return Field({ ...rule, schema }, { ...options, read });
}

/**
 * The fields of a class of single values as senders of leads write them: an optional text that is empty or blank counts
 * as absent, and outer blanks of e-mail addresses and phone numbers are cut.
 */
export function AsWritten<T extends object>(type: new () => T): new () => T {
  class Written {}
  for (const [name, { rule, options }] of shapesOf(type as Class))
    if (rule) writtenField(rule, options as FieldOptions)(Written.prototype, name);
  return Written as new () => T;
}

import type { Rule, SchemaObject } from './rule-types';

const wellFormed = (value: string): boolean => (value as string & { isWellFormed(): boolean }).isWellFormed();

/** Unicode code points, as JSON Schema counts them. */
const characters = (value: string): number => [...value].length;

/** A code point is one unit of a text or two, so that most texts need no counting. */
const isShorter = (value: string, min: number): boolean => value.length < 2 * min && characters(value) < min;

/** What XML cannot carry: C0 controls but TAB, LF and CR, and two code points that are no characters. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Controls, and characters that nobody sees: soft hyphens, zero-width and bidirectional marks, fillers. */
const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** As in `U+200B`; NUL by its name. */
function nameOf(character: string): string {
  const code = character.codePointAt(0) as number;
  return code === 0 ? 'NUL' : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

const mustNotContain = (characters: RegExp, value: string): string | undefined => {
  const found = characters.exec(value);
  return found ? `must not contain the character ${nameOf(found[0])}` : undefined;
};

/** Whether a text has nothing to see: it is empty, or blanks alone. Controls that no text may hold are no blanks. */
export const isBlank = (value: string): boolean => /^[\s\p{Cf}]*$/u.test(value) && !/[\v\f]/.test(value);

/** Faults that no text may have. Lone surrogates are not UTF-8. */
function textFault(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  if (value.length > max && characters(value) > max) return `must have at most ${max} characters`;
  return mustNotContain(unprintable, value) ?? (wellFormed(value) ? undefined : 'must be well-formed Unicode');
}

// The patterns of the published schemas compile in ECMAScript, Go (RE2) and Java, and mean the same there. What they
// cannot say (Unicode's categories) the checks know besides.
const printable = '[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]';
const noControl = '[^\\x00-\\x1f\\x7f-\\x9f]';
const noControlOrBlank = '[^\\x00-\\x20\\x7f-\\xa0]';

/** A text of `min` to `max` characters (Unicode code points), kept as sent. */
export function text({ min = 0, max }: { min?: number; max: number }, schema: SchemaObject = {}): Rule {
  return {
    check: (value) =>
      textFault(value, max) ?? (isShorter(value as string, min) ? `must have at least ${min} characters` : undefined),
    schema: {
      type: 'string',
      ...(min > 0 && { minLength: min }),
      maxLength: max,
      pattern: `^${printable}*$`,
      ...schema,
    },
    content: min > 0 ? 'visible' : undefined,
  };
}

/** A text that matches a pattern without backtracking; its length is checked first. */
export function pattern(max: number, regex: RegExp, what: string, schema: SchemaObject = {}): Rule {
  return {
    check: (value) => textFault(value, max) ?? (regex.test(value as string) ? undefined : `must be ${what}`),
    schema: { type: 'string', maxLength: max, pattern: regex.source, ...schema },
    content: 'any',
  };
}

/** A text by which something is found again: nothing in it that nobody sees, no blank around it. */
export function identifier({ min = 0, max }: { min?: number; max: number }): Rule {
  const rule = text({ min, max });
  return {
    ...rule,
    check: (value) => {
      const fault = rule.check(value);
      if (fault) return fault;
      const sent = value as string;
      return (
        mustNotContain(invisible, sent) ?? (sent === sent.trim() ? undefined : 'must not begin or end with a blank')
      );
    },
    schema: { ...rule.schema, pattern: `^(${noControlOrBlank}(${noControl}*${noControlOrBlank})?)?$` },
  };
}

const emailMax = 254;
const emailExcluded = '@<>()\\[\\],;:\\\\"';
const blankOrInvisible = '\\s\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}';

/** Local part and domain; the domain's labels are divided by single dots. */
const emailPattern = (excluded: string): string => `^[^${excluded}]{1,64}@[^.${excluded}]+(\\.[^.${excluded}]+)*$`;
const emailAddress = new RegExp(emailPattern(emailExcluded + blankOrInvisible), 'u');

/** An e-mail address: one `@`, no blanks, control, format or quoting characters, no empty label in the domain. */
export const email = (): Rule => ({
  check: (value) =>
    textFault(value, emailMax) ?? (emailAddress.test(value as string) ? undefined : 'must be an e-mail address'),
  schema: {
    type: 'string',
    maxLength: emailMax,
    pattern: emailPattern(`\\x00-\\x20\\x7f-\\xa0${emailExcluded}`),
    example: 'teemu.virtanen@example.com',
  },
  content: 'visible',
  contact: true,
});

const phoneMax = 64;

/** A phone number as people write it, words included: at least three digits of any script. */
export const phone = (): Rule => ({
  check: (value) => {
    const fault = textFault(value, phoneMax) ?? mustNotContain(/[\p{Cc}\p{Cf}]/u, value as string);
    if (fault) return fault;
    const digits = (value as string).match(/\p{Nd}/gu) ?? [];
    return digits.length >= 3 ? undefined : 'must be a phone number, with at least three digits';
  },
  schema: { type: 'string', minLength: 3, maxLength: phoneMax, pattern: `^${noControl}*$`, example: '+358501234567' },
  content: 'visible',
  contact: true,
});

export const currency = (): Rule => pattern(3, /^[A-Z]{3}$/, 'a currency code of ISO 4217', { example: 'EUR' });

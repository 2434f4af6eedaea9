import { validate } from '@ovipro/contracts';
import fc from 'fast-check';

type Json = Record<string, unknown>;
type Class = new () => object;

/** Where a value stands in a body. */
export type Step = string | number;

const code = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,20}$/);
const local = fc.stringMatching(/^[a-zäö0-9.!#$%&'*+/=?^_`{|}~-]{1,30}$/);
const label = fc.stringMatching(/^[a-zäö0-9-]{1,10}$/);
const email = fc.tuple(local, fc.array(label, { minLength: 1, maxLength: 4 })).map(([a, b]) => `${a}@${b.join('.')}`);
const digits = fc.oneof(fc.stringMatching(/^[+(]?[0-9 ()./-]{3,40}$/), fc.stringMatching(/^[\u0660-\u0669 ]{4,20}$/));
const phone = fc.tuple(fc.constantFrom('', 'puh. ', 'tel:', '☎️ '), digits, fc.constantFrom('', ' x12', ' (iltaisin)'));
const instant = fc.date({ min: new Date('0002-01-01'), max: new Date('9998-01-01'), noInvalidDate: true });
const zone = fc.constantFrom('Z', 'z', '+03:00', '-0545', '+0000');
const time = fc
  .tuple(instant, fc.constantFrom(16, 19, 23), fc.constantFrom('T', 't'), zone)
  .map(([at, length, t, offset]) => at.toISOString().slice(0, length).replace('T', t) + offset);
const uuid = fc.uuid({ version: [1, 2, 3, 4, 5] }).chain((id) => fc.constantFrom(id, id.toUpperCase()));

const texts = fc.oneof(
  ...[code, email, phone.map((parts) => parts.join('')), time, uuid],
  ...[
    instant.map((at) => at.toISOString().slice(0, 10)),
    fc.constantFrom('', ' ', '\t\r\n', '\v', 'fi', 'sv', 'FI', 'EUR'),
  ],
  ...[fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 20 }), fc.webUrl()],
  fc
    .tuple(fc.constantFrom('a', 'Ä', '💡'), fc.integer({ min: 1, max: 400 }))
    .map(([sign, times]) => sign.repeat(times)),
);
const cents = fc.integer({ min: -1_000, max: 100_000_000_000_000 }).map((amount) => amount / 100);
const numbers = fc.oneof(
  cents,
  fc.integer({ min: -500, max: 20_000 }).map((amount) => amount / 100),
  fc.integer(),
  fc.double(),
);

/** As many values as anybody might send where the schema wants its type; half of them by chance, half by the schema. */
export function candidates({ type, enum: codes = [], maxLength, minimum, maximum }: Json, count: number): unknown[] {
  if (type === 'boolean') return [true, false];
  if (type === 'string') return [...(codes as string[]), 'ä'.repeat(maxLength as number), ...fc.sample(texts, count)];
  return [minimum, maximum, 0.29, 4.35, ...fc.sample(numbers, count)];
}

/** Each place in a value where a text, number or truth value stands. */
export function leavesOf(value: unknown, steps: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return [steps];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return inner.flatMap(([step, item]: [Step, unknown]) => leavesOf(item, [...steps, step]));
}

/** A copy of a value with another at one place. */
export function withLeaf(value: unknown, [step, ...rest]: Step[], leaf: unknown): unknown {
  if (step === undefined) return leaf;
  const inner = withLeaf((value as Record<Step, unknown>)[step], rest, leaf);
  return Array.isArray(value)
    ? value.map((item: unknown, at) => (at === step ? inner : item))
    : { ...(value as Json), [step]: inner };
}

/** The JSON of a value as its class keeps it; undefined where the class has anything against it at or below `path`. */
export function accepted(type: Class, plain: object, path = ''): unknown {
  const { value, faults } = validate(type, plain, 'ignore');
  if (faults.some((fault) => path === '' || fault.path === path || fault.path.startsWith(`${path}[`))) return undefined;
  return JSON.parse(JSON.stringify(value));
}

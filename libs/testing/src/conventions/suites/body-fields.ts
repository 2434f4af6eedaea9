import {
  isPlainText,
  objectsOf,
  pathOf,
  type Position,
  positionsOf,
  type Step,
  stepsOf,
  withValue,
  without,
} from '../body-walk';
import type { Schema } from '../document';
import { badBody, type Case, expectRefusals, expectSuccess } from '../expectations';
import type { Call, ConventionSuite } from '../suite';
import { tooLong, valuesOfWrongType, valuesOutOfRule } from '../wrong-values';

/** Names that a careless reader of JSON drops, or obeys. */
const hazardousNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
  'length',
];

interface Walked {
  call: Call;
  body: object;
  positions: Position[];
  objects: Step[][];
}

export async function walked({ suite, operation }: ConventionSuite): Promise<Walked> {
  const call = await suite().invalidCall(operation);
  const documented = suite().documented(operation);
  const body = call.body as object;
  return { call, body, positions: positionsOf(documented, body), objects: objectsOf(documented, body) };
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 60);

export const wrongAt = ({ call, body }: Walked, { path, steps }: Position, value: unknown): Case => ({
  name: `${path} = ${shown(value)}`,
  send: () => call.send({ body: withValue(body, steps, value) }),
  expected: badBody({ [path]: 'INVALID_TYPE' }),
});

export const properties = ({ positions }: Walked): Position[] => positions.filter(({ element }) => !element);

/** Every property of a body, driven by the API document and the example. */
export function describeBodyFields(conventions: ConventionSuite): void {
  const { suite, operation } = conventions;

  it('takes the example, which shows every property of the document', async () => {
    const { positions } = await walked(conventions);
    const hidden = positions.filter(({ shown: value }) => value === undefined).map(({ path }) => path);
    expect(hidden.sort()).toEqual([...(operation.notShown ?? [])].sort());
    expectSuccess(await (await suite().call(operation)).send());
  });

  it('names every property of a wrong type by its whole path', async () => {
    const walk = await walked(conventions);
    await expectRefusals(
      walk.positions.flatMap((position) => valuesOfWrongType(position).map((value) => wrongAt(walk, position, value))),
    );
  });

  it('names every property whose value breaks its rule', async () => {
    const walk = await walked(conventions);
    await expectRefusals(
      walk.positions.flatMap((position) => valuesOutOfRule(position).map((value) => wrongAt(walk, position, value))),
    );
  });

  it('names every text and list that is too long', async () => {
    const walk = await walked(conventions);
    const long = walk.positions.map((position) => [position, tooLong(position)] as const);
    const cases = long.filter(([, value]) => value !== undefined);
    if (cases.length > 0) await expectRefusals(cases.map(([position, value]) => wrongAt(walk, position, value)));
  });

  it('refuses a list of very many elements without telling of each', async () => {
    const walk = await walked(conventions);
    for (const position of walk.positions.filter(({ schema }) => schema.type === 'array')) {
      const rubbish = Array.from({ length: 300_000 }, () => ({}));
      const { status, text } = await walk.call.send({ body: withValue(walk.body, position.steps, rubbish) });
      expect([position.path, status]).toEqual([position.path, 400]);
      expect(text.length).toBeLessThan(500_000);
    }
  });

  describePresence(conventions);
  describeUnknown(conventions);
  describeTogether(conventions);
}

function describePresence(conventions: ConventionSuite): void {
  it('names every required property that is absent', async () => {
    const walk = await walked(conventions);
    const { call, body } = walk;
    await expectRefusals(
      properties(walk)
        .filter(({ required }) => required)
        .map(({ path, steps }) => ({
          name: path,
          send: () => call.send({ body: without(body, steps) }),
          expected: badBody({ [path]: 'VALUE_REQUIRED' }),
        })),
    );
  });

  it('names every property that is null', async () => {
    const walk = await walked(conventions);
    const { call, body } = walk;
    await expectRefusals(
      properties(walk).map(({ path, steps, required }) => ({
        name: path,
        send: () => call.send({ body: withValue(body, steps, null) }),
        expected: badBody({ [path]: required ? 'VALUE_REQUIRED' : 'INVALID_TYPE' }),
      })),
    );
  });

  it('names every required text that is empty', async () => {
    const walk = await walked(conventions);
    const { call, body } = walk;
    const texts = properties(walk).filter(
      ({ required, schema }) => required && schema.type === 'string' && hasContent(schema),
    );
    const cases = texts.map(({ path, steps }) => ({
      name: path,
      send: () => call.send({ body: withValue(body, steps, '') }),
      expected: badBody({ [path]: 'VALUE_REQUIRED' }),
    }));
    if (cases.length > 0) await expectRefusals(cases);
  });
}

/** Whether an empty text is no value: every text but plain ones without a least length, and those whose pattern takes it. */
const hasContent = (schema: Schema): boolean =>
  isPlainText(schema) ? (schema.minLength ?? 0) > 0 : !(schema.pattern && new RegExp(schema.pattern).test(''));

function describeUnknown(conventions: ConventionSuite): void {
  const unknownAt = ({ call, body }: Walked, steps: Step[]): Case => ({
    name: pathOf(steps),
    send: () => call.send({ body: withValue(body, steps, 'x') }),
    expected: badBody({ [pathOf(steps)]: 'INVALID_TYPE' }),
  });

  it('refuses an unknown property in every object, by name', async () => {
    const walk = await walked(conventions);
    await expectRefusals(walk.objects.map((steps) => unknownAt(walk, [...steps, 'noSuchProperty'])));
  });

  if (conventions.operation.serverOwned)
    it('refuses what only the server sets', async () => {
      const walk = await walked(conventions);
      await expectRefusals((conventions.operation.serverOwned ?? []).map((path) => unknownAt(walk, stepsOf(path))));
    });

  it('refuses names that JavaScript gives a meaning to, in every object, and obeys none', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const walk = await walked(conventions);
    const polluted = { polluted: true, toString: 'x' };
    const cases = walk.objects.flatMap((steps) =>
      hazardousNames.map((name) => ({
        ...unknownAt(walk, [...steps, name]),
        send: () => walk.call.send({ body: withValue(walk.body, [...steps, name], polluted) }),
      })),
    );
    await expectRefusals(cases);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('refuses an unknown property with a very long name in an answer of bounded length', async () => {
    const { call, body } = await walked(conventions);
    const { status, text } = await call.send({ body: withValue(body, ['x'.repeat(100_000)], 1) });
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(5_000);
  });
}

function describeTogether(conventions: ConventionSuite): void {
  it('names all faults of a body in one answer', async () => {
    const { call, body, positions, objects } = await walked(conventions);
    const inner = positions.filter((position) => !hasShownObject(position, positions));
    const leaves = inner.filter(
      ({ steps }) => !inner.some((other) => other.schema.type === 'array' && isBelow(steps, other.steps)),
    );
    const unknown = objects.map((steps) => [...steps, 'noSuchProperty']);
    const invalid = [
      ...leaves.map((position) => [position.steps, valuesOfWrongType(position)[0]] as const),
      ...unknown.map((steps) => [steps, 'x'] as const),
    ].reduce((changed, [steps, value]) => withValue(changed, steps, value), body);
    const targets = [...leaves.map(({ path }) => path), ...unknown.map(pathOf)];
    const expected = badBody(Object.fromEntries(targets.map((target) => [target, 'INVALID_TYPE' as const])));
    await expectRefusals([{ name: 'all wrong', send: () => call.send({ body: invalid }), expected }]);
  });

  it('takes every plain text at its greatest length, in any script', async () => {
    const { suite, operation } = conventions;
    const call = await suite().call(operation);
    const texts = positionsOf(suite().documented(operation), call.body as object).filter(
      ({ schema, path }) => isPlainText(schema) && !operation.knownTexts?.includes(path),
    );
    const longest = texts.reduce(
      (body, { steps, schema }) => withValue(body, steps, 'Ä'.repeat(schema.maxLength as number)),
      call.body as object,
    );
    expectSuccess(await call.send({ body: longest }));
  });
}

const isBelow = (steps: Step[], above: Step[]): boolean =>
  steps.length > above.length && above.every((step, index) => step === steps[index]);

/** Whether an object, or a list of objects, is shown there: spoiling what is inside says more than spoiling it. */
const hasShownObject = ({ steps, schema, shown: value }: Position, positions: Position[]): boolean => {
  if (schema.type === 'object') return value !== undefined;
  const first = positions.find(
    (other) => other.element && other.steps.length === steps.length + 1 && isBelow(other.steps, steps),
  );
  return schema.type === 'array' && first?.schema.type === 'object';
};

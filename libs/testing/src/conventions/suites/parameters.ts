import { randomUUID } from 'node:crypto';
import { badParameters, type Case, expectRefusals, expectSuccess } from '../expectations';
import type { Parameter } from '../document';
import type { Call, ConventionSuite } from '../suite';
import { wrongQueryValues } from '../wrong-values';

const unknownNames = [
  'nosuch',
  'Size',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  'x[]',
  'x[y]',
  '%C3%A4',
];
const malformedIds = [
  'x',
  '0',
  'null',
  '%00',
  '%20',
  randomUUID().replace(/^(.{14})4/, '$17'),
  `${randomUUID()}%0A`,
  'a'.repeat(150),
  "'%20OR%201=1--",
];

/** Path and query. Everything that is wrong is named, and nothing unknown is let pass. */
export function describeParameters({ suite, operation }: ConventionSuite): void {
  const documented = (where: Parameter['in']) => suite().documented(operation).parameters(where);

  it('refuses a query parameter that it does not know, by name', async () => {
    const call = await suite().invalidCall(operation);
    await expectRefusals(
      unknownNames.map((name) => ({
        name,
        send: () => call.send({ query: `${name}=1` }),
        expected: badParameters({ [decodeURIComponent(name) || '""']: 'INVALID_TYPE' }),
      })),
    );
  });

  if (operation.path.includes('{'))
    it('refuses a malformed path value, by name', async () => {
      const call = await suite().invalidCall(operation);
      await expectRefusals(
        documented('path').flatMap(({ name }) => malformedIds.map((value) => badPathValue(call, name, value))),
      );
    });

  it('names all wrong parameters in one answer', async () => {
    const call = await suite().invalidCall(operation);
    const names = documented('path').map(({ name }) => name);
    const params = Object.fromEntries(names.map((name) => [name, '%20']));
    const anonymous = operation.access === 'anonymous';
    const targets = [...names, 'nosuch', 'other', ...(anonymous ? [] : ['Request-ID'])];
    const send = () => call.send({ params, query: 'nosuch=1&other=2', headers: { 'request-id': 'x' } });
    const expected = badParameters(Object.fromEntries(targets.map((target) => [target, 'INVALID_TYPE'])));
    await expectRefusals([{ name: 'all wrong', send, expected }]);
  });

  if (operation.method === 'GET') describeQuery({ suite, operation }, () => documented('query'));
}

const badPathValue = (call: Call, name: string, value: string): Case => ({
  name: `${name} = ${value}`,
  send: () => call.send({ params: { [name]: value } }),
  expected: badParameters({ [name]: 'INVALID_TYPE' }),
});

function describeQuery({ suite, operation }: ConventionSuite, parameters: () => Parameter[]): void {
  if (operation.query)
    it('asks for every query parameter that is required', async () => {
      const call = await suite().invalidCall(operation);
      const needed = parameters().filter(({ required }) => required);
      const errors = Object.fromEntries(needed.map(({ name }) => [name, 'VALUE_REQUIRED' as const]));
      const send = () => call.fixture.send(operation.method, call.path().split('?')[0]);
      await expectRefusals([{ name: 'none', send, expected: badParameters(errors) }]);
    });

  it('refuses wrong values of every query parameter, by name', async () => {
    const call = await suite().invalidCall(operation);
    const cases = parameters().flatMap(({ name, schema }) =>
      wrongQueryValues(schema).map((value) => ({
        name: `${name}=${value.slice(0, 60)}`,
        send: () => call.send({ query: `${name}=${value}` }),
        expected: badParameters({ [name]: 'INVALID_TYPE' as const }),
      })),
    );
    if (cases.length > 0) await expectRefusals(cases);
  });

  it('refuses a repeated parameter that takes one value', async () => {
    const call = await suite().invalidCall(operation);
    const single = parameters().filter(({ schema }) => schema.type !== 'array');
    const cases = single.map(({ name, schema }) => {
      const value = exampleOf(schema);
      return {
        name,
        send: () => call.send({ query: `${name}=${value}&${name}=${value}` }),
        expected: badParameters({ [name]: 'INVALID_TYPE' as const }),
      };
    });
    if (cases.length > 0) await expectRefusals(cases);
  });

  it('takes a parameter of several values once, twice and up to its greatest number, and not more', async () => {
    const call = await suite().invalidCall(operation);
    for (const { name, schema } of parameters().filter((parameter) => parameter.schema.type === 'array')) {
      const times = (count: number) => Array.from({ length: count }, () => `${name}=${exampleOf(schema)}`).join('&');
      const max = schema.maxItems as number;
      for (const count of [1, 2, max]) expectSuccess(await call.send({ query: times(count) }));
      const send = () => call.send({ query: times(max + 1) });
      await expectRefusals([{ name, send, expected: badParameters({ [name]: 'INVALID_TYPE' }) }]);
    }
  });
}

const exampleOf = (schema: Parameter['schema'] & { example?: unknown }): string => {
  const { items, enum: codes, example } = schema;
  if (items) return exampleOf({ ...items, ...(Array.isArray(example) && { example: example[0] as unknown }) });
  return encodeURIComponent(String(example ?? codes?.[0] ?? 'x'));
};

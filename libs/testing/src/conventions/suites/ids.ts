import { randomUUID } from 'node:crypto';
import { idsOf, stepsOf, withValue } from '../body-walk';
import { badBody, type Case, expectRefusals, expectSuccess, forbidden, notFound } from '../expectations';
import type { Params } from '../operation-fixture';
import { Call, type ConventionSuite, type Suite } from '../suite';

/** Path values that must be known: those that are UUIDs, unless the fixture says otherwise. */
function knownParams({ suite, operation }: ConventionSuite): string[] {
  const uuids = suite()
    .documented(operation)
    .parameters('path')
    .filter(({ schema }) => schema.format === 'uuid');
  return uuids.map(({ name }) => name).filter((name) => !operation.freeParams?.includes(name));
}

/** The home call with ids that are not the caller's to name, each alone and all at once. */
async function strangers(conventions: ConventionSuite, call: Call): Promise<Record<string, Params>> {
  const { operation } = conventions;
  const foreign = (await operation.params?.(conventions.suite().foreign)) ?? {};
  const names = knownParams(conventions);
  return Object.fromEntries([
    ...names.map((name) => [`unknown ${name}`, { ...call.params, [name]: randomUUID() }]),
    ...names.map((name) => [`foreign ${name}`, { ...call.params, [name]: foreign[name] }]),
    ['all foreign', { ...call.params, ...foreign }],
  ]) as Record<string, Params>;
}

const callOn = ({ home }: Suite, { operation, fixture }: Call, params: Params): Call =>
  new Call(operation, home.as(fixture.role), params);

/** Ids in the path and in the body: whose they are, and how they are written. */
export function describeIds(conventions: ConventionSuite): void {
  const { suite, operation } = conventions;
  if (operation.path.includes('{')) describePathIds(conventions);
  if (operation.office) describeOffice(conventions, operation.office);
  if (operation.body && operation.path.includes('{')) describeAgreement(conventions);

  if (operation.body)
    it('takes ids in upper case', async () => {
      const call = await suite().call(operation);
      const documented = suite().documented(operation);
      const body = idsOf(documented, call.body as object).reduce(
        (changed, { steps, shown }) => withValue(changed, steps, (shown as string).toUpperCase()),
        call.body as object,
      );
      expectSuccess(await call.send({ body, params: upperCase(call.params, knownParams(conventions)) }));
    });
}

function describePathIds(conventions: ConventionSuite): void {
  const { suite, operation } = conventions;

  it('answers 404 to an unknown id and to a foreign one, without a difference', async () => {
    const call = await suite().invalidCall(operation);
    const texts = new Set<string>();
    const cases: Case[] = Object.entries(await strangers(conventions, call))
      .filter(() => knownParams(conventions).length > 0)
      .map(([name, params]) => ({
        name,
        send: async () => {
          const answer = await callOn(suite(), call, params).send();
          texts.add(answer.text + [...answer.headers.keys()].sort().join());
          return answer;
        },
        expected: notFound,
      }));
    if (cases.length === 0) return;
    await expectRefusals(cases);
    expect([...texts]).toHaveLength(1);
  });

  it('takes path ids in upper case', async () => {
    const call = await suite().call(operation);
    expectSuccess(await call.send({ params: upperCase(call.params, knownParams(conventions)) }));
  });
}

function describeAgreement({ suite, operation }: ConventionSuite): void {
  it('refuses an id in the body that differs from the one in the path, by name', async () => {
    const call = await suite().invalidCall(operation);
    const documented = suite().documented(operation);
    const { properties = {} } = documented.resolve(documented.body ?? {});
    const cases = documented
      .parameters('path')
      .filter(({ name }) => name in properties)
      .map(({ name }) => ({
        name,
        send: () => call.send({ body: withValue(call.body as object, [name], randomUUID()) }),
        expected: badBody({ [name]: 'INVALID_TYPE' }),
      }));
    if (cases.length > 0) await expectRefusals(cases);
  });
}

const upperCase = (params: Params, names: string[]): Params =>
  Object.fromEntries(names.map((name) => [name, params[name].toUpperCase()]));

function describeOffice(conventions: ConventionSuite, office: string): void {
  const { suite, operation } = conventions;
  const inForeign = (body: object): object => withValue(body, stepsOf(office), suite().foreign.office);

  it('answers 403 to a write into a foreign office', async () => {
    const call = await suite().invalidCall(operation);
    const send = () => call.send({ body: inForeign(call.body as object) });
    await expectRefusals([{ name: office, send, expected: forbidden }]);
  });

  if (operation.path.includes('{'))
    it('answers 404 where both the id and the office are foreign', async () => {
      const call = await suite().invalidCall(operation);
      const cases = Object.entries(await strangers(conventions, call)).map(([name, params]) => {
        const stranger = callOn(suite(), call, params);
        return { name, send: () => stranger.send({ body: inForeign(stranger.body as object) }), expected: notFound };
      });
      await expectRefusals(cases);
    });
}

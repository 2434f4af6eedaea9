import { scopeMark } from '@ovipro/platform/server';
import { randomUUID } from 'node:crypto';
import { type SentStatement, statementsOf } from '../../service/statements';
import { expectSuccess } from '../expectations';
import { Call, type ConventionSuite } from '../suite';

/** The tables that a statement reads, changes or removes rows of. */
const tablesOf = (text: string): string[] =>
  [...text.matchAll(/\b(?:FROM|JOIN|UPDATE|USING)\s+"?([a-z_]+)"?/gi)].map(([, table]) => table);

/** Everything that a caller is bound to: offices, or the caller as creator. */
const isBound = ({ text, values }: SentStatement, allowed: Set<unknown>): boolean =>
  text.includes(scopeMark) && values.some((value) => Array.isArray(value) && value.every((item) => allowed.has(item)));

const textsOf = (values: unknown[]): string[] =>
  values.flatMap((value) => (typeof value === 'string' ? [value.toLowerCase()] : []));

/**
 * Statements about resources that neither name the scope of the caller nor a row that one before has found within it.
 * @param tables those whose rows belong to callers
 */
function unbound(sent: SentStatement[], tables: ReadonlySet<string>, allowed: Set<unknown>): string[] {
  const found = new Set<string>();
  return sent
    .filter(({ text }) => tablesOf(text).some((table) => tables.has(table)))
    .filter((statement) => {
      const bound = isBound(statement, allowed);
      if (bound) textsOf(statement.values).forEach((text) => found.add(text));
      return !bound && !textsOf(statement.values.flat()).some((text) => found.has(text));
    })
    .map(({ text }) => text);
}

/** Whatever an operation does with rows, it does within what its caller may see. */
export function describeScope({ suite, operation }: ConventionSuite): void {
  it('reaches rows within the scope of its caller alone', async () => {
    const { tables, foreign } = suite();
    const call = await suite().call(operation);
    const calls = [call];
    // what the path names belongs to another office
    if (operation.path.includes('{')) {
      const params = (await operation.params?.(foreign)) ?? {};
      calls.push(new Call(operation, call.fixture, { ...call.params, ...params }));
    }
    const { claims } = call.fixture.caller;
    const allowed = new Set<unknown>([...(claims.agencyOfficeIds ?? []), claims.sub]);
    for (const each of calls) {
      const requestId = randomUUID();
      const sent = await statementsOf(requestId, async () => {
        const answer = await each.send({ headers: { 'request-id': requestId } });
        if (each === call) expectSuccess(answer);
      });
      expect(unbound(sent, tables, allowed)).toEqual([]);
      if (operation.kind !== 'create' && operation.kind !== 'other')
        expect(sent.filter((statement) => isBound(statement, allowed)).length).toBeGreaterThan(0);
    }
  });
}

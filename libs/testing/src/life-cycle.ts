import { ApiError, type LifeCycle } from '@ovipro/platform';

/**
 * Tries every pair of statuses.
 * @param allowed as the API's documents tell them, as in `NEW → APPROVED`; all others are refused
 */
export function describeLifeCycle<S extends string>(
  lifeCycle: LifeCycle<S>,
  statuses: readonly S[],
  allowed: string[],
) {
  const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));
  const targets = (from: S): string[] =>
    allowed.filter((pair) => pair.startsWith(`${from} `)).map((pair) => pair.split(' → ')[1]);

  it.each(pairs)('%s → %s', (from, to) => {
    const attempt = () => lifeCycle.assertTransition(from, to);
    const isAllowed = from === to || targets(from).includes(to);
    expect(lifeCycle.allows(from, to)).toBe(isAllowed);
    if (isAllowed) return expect(attempt).not.toThrow();
    expect(attempt).toThrow(ApiError);
    expect(attempt).toThrow(expect.objectContaining({ kind: 'invalid', errorCode: 'INVALID_STATUS' }));
    for (const named of [from, ...targets(from)]) expect(attempt).toThrow(named);
  });

  it.each([...statuses])('%s is final if nothing leads out of it', (status) => {
    expect(lifeCycle.isFinal(status)).toBe(targets(status).length === 0);
  });
}

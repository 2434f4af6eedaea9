import { ApiError } from '@ovipro/platform';

interface ActionTable<C extends string, S extends string> {
  allowedIn(status: S): C[];
  assertAllowed(code: C, status: S): void;
}

/**
 * Tries every action in every status.
 * @param allowed as the API's documents tell them, as in `LOCK: DRAFT`; all others are refused
 */
export function describeActions<C extends string, S extends string>(
  actions: ActionTable<C, S>,
  codes: readonly C[],
  statuses: readonly S[],
  allowed: string[],
) {
  const pairs = codes.flatMap((code) => statuses.map((status) => ({ code, status })));

  it.each(pairs)('$code in $status', ({ code, status }) => {
    const attempt = () => actions.assertAllowed(code, status);
    const isAllowed = allowed.includes(`${code}: ${status}`);
    expect(actions.allowedIn(status).includes(code)).toBe(isAllowed);
    if (isAllowed) return expect(attempt).not.toThrow();
    expect(attempt).toThrow(ApiError);
    expect(attempt).toThrow(expect.objectContaining({ kind: 'invalid', errorCode: 'INVALID_STATUS' }));
    const others = codes.filter((other) => allowed.includes(`${other}: ${status}`));
    for (const named of [status, code, ...others]) expect(attempt).toThrow(named);
  });
}

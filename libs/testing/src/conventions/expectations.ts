import type { ErrorBody, ErrorEntry } from '@ovipro/contracts';
import type { TestAnswer } from '../service/client';

/** What an answer says was wrong, in short: status, code, and each target with its own code. */
export interface Refusal {
  status: number;
  errorCode: string | undefined;
  errors?: Record<string, string>;
}

export function refusal({ status, body }: TestAnswer): Refusal {
  const { errorCode, errors } = (body ?? {}) as Partial<ErrorBody>;
  if (!errors) return { status, errorCode };
  return { status, errorCode, errors: Object.fromEntries(errors.map(({ target, errorCode: code }) => [target, code])) };
}

export const refused = (
  status: number,
  errorCode: ErrorBody['errorCode'],
  errors?: Record<string, ErrorEntry['errorCode']>,
): Refusal => ({
  status,
  errorCode,
  ...(errors && { errors }),
});

export const badParameters = (errors: Record<string, ErrorEntry['errorCode']>): Refusal =>
  refused(400, 'BAD_REQUEST_PARAMETERS', errors);
export const badBody = (errors?: Record<string, ErrorEntry['errorCode']>): Refusal =>
  refused(400, 'BAD_REQUEST_BODY', errors);
export const notFound = refused(404, 'INVALID_ID');
export const forbidden = refused(403, 'UNAUTHORIZED');
export const unauthorized = refused(401, 'UNAUTHORIZED');
export const stale = refused(412, 'INVALID_STATUS');

/** One row of a table of invalid requests: what is wrong, and what should come of it. */
export interface Case {
  name: string;
  send: () => Promise<TestAnswer>;
  expected: Refusal;
}

/** Sends all cases and compares all outcomes at once, so that a failure shows every wrong one by name. */
export async function expectRefusals(cases: Case[]): Promise<void> {
  expect(cases.length).toBeGreaterThan(0);
  const got = await Promise.all(cases.map(async ({ name, send }) => [name, refusal(await send())] as const));
  const wrong = got.filter(([, outcome], index) => !sameRefusal(outcome, cases[index].expected));
  const expected = cases.filter((_, index) => !sameRefusal(got[index][1], cases[index].expected));
  expect(Object.fromEntries(wrong)).toEqual(Object.fromEntries(expected.map((one) => [one.name, one.expected])));
}

const sameRefusal = (left: Refusal, right: Refusal): boolean => {
  const sorted = ({ errors, ...rest }: Refusal): string =>
    JSON.stringify({ ...rest, errors: errors && Object.entries(errors).sort() });
  return sorted(left) === sorted(right);
};

/** 2xx, with the answer shown where it is not. */
export function expectSuccess({ status, text }: TestAnswer, expected?: number): void {
  const good = expected === undefined ? status >= 200 && status < 300 : status === expected;
  expect(good ? '' : `${status} ${text}`).toBe('');
}

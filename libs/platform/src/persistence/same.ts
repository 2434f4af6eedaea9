import { isDeepStrictEqual } from 'node:util';

/** As PostgreSQL would keep it: a validated body is of a class, a loaded row is not. */
const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !ArrayBuffer.isView(value)
    ? JSON.parse(JSON.stringify(value))
    : (value ?? null);

/** Whether two values are kept alike. */
export const same = (left: unknown, right: unknown): boolean =>
  left === right || isDeepStrictEqual(plain(left), plain(right));

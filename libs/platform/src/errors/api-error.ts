import type { ErrorCode, ErrorEntry, Fault } from '@ovipro/contracts';
import { printable } from './printable';

/** What went wrong, in the words of the domain. Which status that is, `http/error-answer.ts` knows alone. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'changed'
  | 'tooLarge'
  | 'tooMany'
  | 'unavailable'
  | 'technical';

export interface ErrorDetails {
  errors?: ErrorEntry[];
  /** What the caller may do; absent: what is said of its kind. */
  description?: string;
  /** When it is worth trying again. */
  retryAfterSeconds?: number;
  /** How many may come in the time that `retryAfterSeconds` ends. */
  limit?: number;
}

/** An error that the caller is told of. Thrown by domain code, most of it through the functions below. */
export class ApiError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly errorCode: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

/** A caller may send names of any length and kind; the answer does not repeat them as they are. */
export const errorEntries = (faults: Fault[]): ErrorEntry[] =>
  faults.map(({ path, errorCode, message }) => {
    const target = printable(path, 500);
    return { target, errorCode, message: printable(`${target} ${message}`, 1_000) };
  });

/** The state of the resource forbids the operation. The message names the state and what would be allowed. */
export const invalidStatus = (message: string) => new ApiError('invalid', 'INVALID_STATUS', message);

/** The precondition is no list of versions, so that it cannot be met. */
export const malformedIfMatch = () =>
  new ApiError('changed', 'INVALID_STATUS', 'The header If-Match is not a list of entity tags.', {
    description: 'Send the ETag of the resource as it was answered, with its quotation marks.',
  });

/** The version named by `If-Match` is not the current one. */
export const staleVersion = () =>
  new ApiError('changed', 'INVALID_STATUS', 'The resource has changed since the version that If-Match names.');

/**
 * Unknown, or not the caller's to see: no difference.
 * @param path of the id in the body; none for one of the path
 */
export const notFound = (path?: string) =>
  new ApiError(
    'notFound',
    'INVALID_ID',
    'No such resource.',
    path === undefined ? {} : { errors: errorEntries([{ path, errorCode: 'INVALID_TYPE', message: 'is not known' }]) },
  );

export const badParameters = (faults: Fault[]) =>
  new ApiError(
    'invalid',
    'BAD_REQUEST_PARAMETERS',
    'Invalid request parameters.',
    faults.length > 0 ? { errors: errorEntries(faults) } : {},
  );

export const badBody = (faults: Fault[], message = 'Invalid request body.') =>
  new ApiError('invalid', 'BAD_REQUEST_BODY', message, faults.length > 0 ? { errors: errorEntries(faults) } : {});

export const payloadTooLarge = () => new ApiError('tooLarge', 'BAD_REQUEST_BODY', 'The body is too large.');

/** @param description what the caller may do, where a token is not what is missing */
export const unauthorized = (message = 'A valid token is needed.', description?: string) =>
  new ApiError('unauthenticated', 'UNAUTHORIZED', message, { description });

export const forbidden = (message = 'The token does not allow this.') =>
  new ApiError('forbidden', 'UNAUTHORIZED', message);

/**
 * Too many of something, at a time or within one.
 * @param limit how many may come within the seconds
 * @param seconds until the next one may come
 */
export const tooManyRequests = ({ limit, seconds, message }: { limit?: number; seconds: number; message: string }) =>
  new ApiError('tooMany', 'TOO_MANY_REQUESTS', message, { limit, retryAfterSeconds: seconds });

export const unavailable = (message = 'The service cannot answer now.', retryAfterSeconds = 1) =>
  new ApiError('unavailable', 'TECHNICAL_ERROR', message, { retryAfterSeconds });

export const technicalError = () => new ApiError('technical', 'TECHNICAL_ERROR', 'A technical error has occurred.');

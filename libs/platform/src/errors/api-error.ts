import type { ErrorCode, ErrorEntry, Fault } from '@ovipro/contracts';
import { printable } from './printable';

/** An error that the caller is told of. Thrown by domain code through the functions below; only the error filter knows HTTP. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: ErrorCode,
    message: string,
    readonly details: { errors?: ErrorEntry[]; description?: string; headers?: Record<string, string> } = {},
  ) {
    super(message);
  }
}

/** A caller may send names of any length and kind; the answer does not repeat them as they are. */
const entries = (faults: Fault[]): ErrorEntry[] =>
  faults.map(({ path, errorCode, message }) => {
    const target = printable(path, 500);
    return { target, errorCode, message: printable(`${target} ${message}`, 1_000) };
  });

/** The state of the resource forbids the operation. The message names the state and what would be allowed. */
export const invalidStatus = (message: string) => new ApiError(400, 'INVALID_STATUS', message);

/** `If-Match` is no list of entity tags, so that it cannot be met. */
export const malformedIfMatch = () =>
  new ApiError(412, 'INVALID_STATUS', 'The header If-Match is not a list of entity tags.', {
    description: 'Send the ETag of the resource as it was answered, with its quotation marks.',
  });

/** The version named by `If-Match` is not the current one. */
export const staleVersion = () =>
  new ApiError(412, 'INVALID_STATUS', 'The resource has changed since the version that If-Match names.');

/**
 * Unknown, or not the caller's to see: no difference.
 * @param path of the id in the body; none for one of the path
 */
export const notFound = (path?: string) =>
  new ApiError(
    404,
    'INVALID_ID',
    'No such resource.',
    path === undefined ? {} : { errors: entries([{ path, errorCode: 'INVALID_TYPE', message: 'is not known' }]) },
  );

export const badParameters = (faults: Fault[], details: Pick<ApiError['details'], 'headers'> = {}) =>
  new ApiError(400, 'BAD_REQUEST_PARAMETERS', 'Invalid request parameters.', {
    ...details,
    ...(faults.length > 0 && { errors: entries(faults) }),
  });

export const badBody = (faults: Fault[], message = 'Invalid request body.') =>
  new ApiError(400, 'BAD_REQUEST_BODY', message, faults.length > 0 ? { errors: entries(faults) } : {});

export const payloadTooLarge = () => new ApiError(413, 'BAD_REQUEST_BODY', 'The body is too large.');

/** There are more headers, or longer ones, than are read. */
export const headersTooLarge = () =>
  new ApiError(431, 'BAD_REQUEST_PARAMETERS', 'The headers are too large.', {
    description: 'Send fewer or shorter headers.',
  });

/** The body is compressed or otherwise encoded. */
export const unsupportedEncoding = () =>
  new ApiError(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must not be encoded.', {
    description: 'Send the body as it is, without Content-Encoding.',
    headers: { 'accept-encoding': 'identity' },
  });

export const unsupportedMediaType = () =>
  new ApiError(415, 'UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json in UTF-8.');

/** @param description what the caller may do, where a token is not what is missing */
export const unauthorized = (message = 'A valid token is needed.', description?: string) =>
  new ApiError(401, 'UNAUTHORIZED', message, { description, headers: { 'www-authenticate': 'Bearer' } });

export const forbidden = (message = 'The token does not allow this.') => new ApiError(403, 'UNAUTHORIZED', message);

/** The part of a file that is asked for begins behind its end. */
export const rangeNotSatisfiable = (length: number) =>
  new ApiError(416, 'BAD_REQUEST_PARAMETERS', `The file has ${length} bytes.`, {
    headers: { 'content-range': `bytes */${length}` },
  });

/**
 * Too many of something within a time.
 * @param seconds until the next one may come
 */
export const tooManyRequests = ({ limit, seconds, message }: { limit: number; seconds: number; message: string }) =>
  new ApiError(429, 'TOO_MANY_REQUESTS', message, {
    headers: {
      'retry-after': String(seconds),
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(seconds),
    },
  });

export const unavailable = (message = 'The service cannot answer now.', retryAfter = 1) =>
  new ApiError(503, 'TECHNICAL_ERROR', message, { headers: { 'retry-after': String(retryAfter) } });

export const timedOut = () => new ApiError(504, 'TECHNICAL_ERROR', 'The service took too long to answer.');

export const technicalError = () => new ApiError(500, 'TECHNICAL_ERROR', 'A technical error has occurred.');

import type { ErrorBody } from '@ovipro/contracts';
import {
  ApiError,
  badBody,
  badParameters,
  type ErrorKind,
  notFound,
  payloadTooLarge,
  technicalError,
  unavailable,
} from '../errors/api-error';
import { isTransient } from '../errors/transient';
import { OverloadError, shedHeader } from '../load/load-shedder';
import { adviceFor } from './advice';
import { HttpError, unsupportedMediaType } from './http-error';

const statusByKind: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  changed: 412,
  tooLarge: 413,
  tooMany: 429,
  technical: 500,
  unavailable: 503,
};

export interface ErrorAnswer {
  status: number;
  headers: Record<string, string>;
  body: ErrorBody;
}

/** Errors of Fastify and Nest that arise before a controller does. */
function frameworkError(error: { code?: string; statusCode?: number; status?: number }): ApiError | undefined {
  const status = error.statusCode ?? error.status;
  if (status === 404) return notFound();
  if (status === 413) return payloadTooLarge();
  if (status === 415) return unsupportedMediaType();
  if (error.code === 'FST_ERR_BAD_URL' || status === 414)
    return badParameters([{ path: 'path', errorCode: 'INVALID_TYPE', message: 'must be a well-formed path' }]);
  return status === 400 ? badBody([]) : undefined;
}

/** What a thrown value is for the caller. Nothing of an unexpected error leaves the process. */
function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isTransient(error)) return unavailable();
  if (typeof error !== 'object' || error === null) return technicalError();
  const getStatus = (error as { getStatus?: () => number }).getStatus;
  const status = typeof getStatus === 'function' ? getStatus.call(error) : undefined;
  return frameworkError({ ...(error as object), ...(status && { status }) }) ?? technicalError();
}

function headersOf(error: ApiError): Record<string, string> {
  const { limit, retryAfterSeconds } = error.details;
  return {
    ...(error.kind === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    ...(limit !== undefined && {
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(retryAfterSeconds),
    }),
    ...(error instanceof OverloadError && { [shedHeader]: 'true' }),
    ...(error instanceof HttpError && error.headers),
  };
}

/** The answer to anything thrown: here alone an error's kind becomes a status. */
export function errorAnswer(thrown: unknown): ErrorAnswer {
  const error = toApiError(thrown);
  const { errorCode, message } = error;
  const status = error instanceof HttpError ? error.status : statusByKind[error.kind];
  const { errors, description = adviceFor(status, errorCode) } = error.details;
  return { status, headers: headersOf(error), body: { errorCode, message, description, ...(errors && { errors }) } };
}

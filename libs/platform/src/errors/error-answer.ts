import type { ErrorBody } from '@ovipro/contracts';
import { adviceFor } from './advice';
import {
  ApiError,
  badBody,
  badParameters,
  notFound,
  payloadTooLarge,
  technicalError,
  unavailable,
  unsupportedMediaType,
} from './api-error';

export interface ErrorAnswer {
  status: number;
  headers: Record<string, string>;
  body: ErrorBody;
}

/** SQLSTATE classes and Node codes that mean "try again": connections, resources, shutdown, serialisation, deadlock, locks. */
const transientStates = /^(08|53|57P|40001|40P01|55P03|57014|25P03|25P04)/;
const transientCodes = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
const transientMessages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|Driver not Connected|not queryable|pool after calling end/i;

/** Whether an error will pass by itself: a broken connection, a time-out, a serialisation failure, a deadlock. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ApiError) return error.status === 503;
  if (typeof error !== 'object' || error === null) return false;
  const { code, message = '', driverError } = error as { code?: unknown; message?: string; driverError?: unknown };
  if (typeof code === 'string' && (transientStates.test(code) || transientCodes.test(code))) return true;
  return transientMessages.test(message) || (driverError !== error && isTransient(driverError));
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

/** What a thrown value becomes on the wire. Nothing of an unexpected error leaves the process. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isTransient(error)) return unavailable();
  if (typeof error !== 'object' || error === null) return technicalError();
  const getStatus = (error as { getStatus?: () => number }).getStatus;
  const status = typeof getStatus === 'function' ? getStatus.call(error) : undefined;
  return frameworkError({ ...(error as object), ...(status && { status }) }) ?? technicalError();
}

export function errorAnswer(error: ApiError): ErrorAnswer {
  const { errors, description = adviceFor(error), headers = {} } = error.details;
  return {
    status: error.status,
    headers,
    body: {
      errorCode: error.errorCode,
      message: error.message,
      description,
      ...(errors && { errors }),
    },
  };
}

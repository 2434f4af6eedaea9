import { ApiError } from './api-error';

/** SQLSTATE classes and Node codes that mean "try again": connections, resources, shutdown, serialisation, deadlock, locks, a server that is primary no longer. */
const transientStates = /^(08|53|57P|40001|40P01|55P03|57014|25P03|25P04|25006)/;
const transientCodes = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/;
/** A certificate that nobody vouches for, or no more: one of the two sides has not been told of the other's new one. */
const certificateCodes = /^(UNABLE_TO_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_|ERR_SSL_)/;
const transientMessages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout|Driver not Connected|not queryable|pool after calling end/i;

/** Whether a server only reads: it was primary before a failover. */
export const isReadOnlyServer = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '25006';

/** Whether an error will pass by itself: a broken connection, a time-out, a serialisation failure, a deadlock. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ApiError) return error.kind === 'unavailable';
  if (typeof error !== 'object' || error === null) return false;
  const { code, message = '', driverError } = error as { code?: unknown; message?: string; driverError?: unknown };
  const codes = [transientStates, transientCodes, certificateCodes];
  if (typeof code === 'string' && codes.some((pattern) => pattern.test(code))) return true;
  return transientMessages.test(message) || (driverError !== error && isTransient(driverError));
}

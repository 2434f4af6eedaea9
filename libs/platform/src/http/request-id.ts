import type { Fault } from '@ovipro/contracts';

/** What is wrong with the value of the header `Request-ID`, if anything is. */
export function requestIdFaults(value: unknown): Fault[] {
  if (value === undefined || value === '')
    return [{ path: 'Request-ID', errorCode: 'VALUE_REQUIRED', message: 'is required' }];
  return isRequestId(value) ? [] : [{ path: 'Request-ID', errorCode: 'INVALID_TYPE', message: 'must be a UUID' }];
}

const requestId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID of any version. */
export const isRequestId = (value: unknown): value is string => typeof value === 'string' && requestId.test(value);

import { randomUUID } from 'node:crypto';

/** 128 random bits but six, in hexadecimal. UUIDs come from a pool of entropy; asking the system each time costs a request 2 µs. */
const hex = (): string => randomUUID().replaceAll('-', '');

/** The caller's trace with a span of our own, or a new trace. */
export function childTrace(traceparent?: string): string {
  const known = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(traceparent ?? '');
  return known && !/^0+$/.test(known[1])
    ? `00-${known[1]}-${hex().slice(16)}-${known[2]}`
    : `00-${hex()}-${hex().slice(16)}-01`;
}

import { createHash } from 'node:crypto';

/**
 * The strong ETag of a resource: its version, and a hash of what its answer shows from elsewhere.
 * @param extras the parts of the answer that the version does not cover
 */
export const etagOf = (version: number, extras?: unknown): string =>
  extras === undefined
    ? `"${version}"`
    : `"${version}-${createHash('sha256').update(JSON.stringify(extras)).digest('base64url').slice(0, 12)}"`;

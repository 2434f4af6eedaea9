import { ApiError } from '@ovipro/platform';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The keys of the parties that may call at all. Kept as sums, compared in constant time. */
export class ApiKeys {
  private readonly sums: Buffer[];

  /** @param configured hexadecimal SHA-256 sums separated by commas; none: no key is asked for */
  constructor(configured = '') {
    this.sums = configured
      .split(',')
      .filter((sum) => sum !== '')
      .map((sum) => Buffer.from(sum, 'hex'));
  }

  /** @throws ApiError notFound, INVALID_API_KEY */
  assertKnownKey({ headers }: IncomingMessage): void {
    if (this.sums.length === 0) return;
    const key = headers['x-api-key'];
    const given = createHash('sha256').update(String(key)).digest();
    const matches = this.sums.filter((sum) => timingSafeEqual(sum, given)).length;
    if (key === undefined || matches === 0)
      throw new ApiError('notFound', 'INVALID_API_KEY', 'A known X-API-Key is needed.');
  }
}

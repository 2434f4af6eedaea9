import { matchesNone } from '@ovipro/platform/edge';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);
const takesGzip = /(?:^|[\s,])gzip(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/i;

/** A page or a file as browsers get it: compressed where they take that, and not again while it is the same. */
export class Served {
  private readonly sum: string;
  private compressed?: Promise<Buffer>;

  /** @param type the whole Content-Type */
  constructor(
    private readonly text: string,
    private readonly type: string,
  ) {
    this.sum = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  }

  async send({ headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const small = takesGzip.test(String(headers['accept-encoding'] ?? ''));
    const etag = `"${this.sum}${small ? '-gzip' : ''}"`;
    const vary = [reply.getHeader('vary'), 'Accept-Encoding'].filter(Boolean).join(', ');
    void reply.headers({ etag, vary, 'cache-control': 'no-cache' });
    if (!matchesNone(headers['if-none-match'], etag)) return void reply.status(304).send();
    if (small) void reply.header('content-encoding', 'gzip');
    void reply.type(this.type).send(small ? await this.gzipped() : this.text);
  }

  /** Made when first asked for: the largest takes a moment, and nobody waits for it at the start. */
  private gzipped(): Promise<Buffer> {
    this.compressed ??= compress(this.text, { level: 9 });
    return this.compressed;
  }
}

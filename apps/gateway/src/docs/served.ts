import { matchesNone } from '@ovipro/platform/edge';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { type Coding, codingFor } from '../compression/coding';
import { compressed } from '../compression/compression';

/** A page or a file as browsers get it: compressed where they take that, and not again while it is the same. */
export class Served {
  private readonly sum: string;
  private readonly kept = new Map<Coding, Promise<Buffer>>();

  /** @param type the whole Content-Type */
  constructor(
    private readonly text: string,
    private readonly type: string,
  ) {
    this.sum = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  }

  async send({ headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const coding = codingFor(headers['accept-encoding']);
    const etag = `"${this.sum}${coding ? `-${coding}` : ''}"`;
    void reply.headers({ etag, 'cache-control': 'no-cache' });
    if (!matchesNone(headers['if-none-match'], etag)) return void reply.status(304).send();
    if (coding) void reply.header('content-encoding', coding);
    void reply.type(this.type).send(coding ? await this.inCoding(coding) : this.text);
  }

  /** Made when first asked for: the largest takes a moment, and nobody waits for it at the start. */
  private inCoding(coding: Coding): Promise<Buffer> {
    const kept = this.kept.get(coding) ?? compressed(this.text, coding);
    this.kept.set(coding, kept);
    return kept;
  }
}

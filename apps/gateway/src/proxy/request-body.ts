import { Transform, type TransformCallback } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { maxBodyBytes } from '@ovipro/platform/edge';

/** As much as is taken in before a service is troubled: nearly every body as a whole. */
const readAheadBytes = 65_536;

const ignore = (): void => undefined;

/**
 * A body on its way to a service, bytes unchanged. A slow sender holds no connection to the service: that is taken when
 * the first 64 KiB are there, or all of it. Past the limit it ends by one byte too many, so that the service, whose
 * checks come first, answers 413; the rest is read and dropped, which lets the caller see the answer.
 */
export class RequestBody extends Transform {
  private size = 0;
  private ready?: () => void;

  constructor(
    private readonly source: IncomingMessage,
    ready: () => void,
  ) {
    super({ highWaterMark: readAheadBytes });
    this.ready = ready;
    this.on('error', ignore);
    source.once('close', () => {
      if (!source.complete) this.destroy(new Error('the caller went away'));
    });
    source.pipe(this);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const room = maxBodyBytes + 1 - this.size;
    this.size += chunk.length;
    if (chunk.length < room) this.push(chunk);
    else if (room > 0) this.cut(chunk.subarray(0, room));
    if (this.size >= readAheadBytes) this.tell();
    done();
  }

  override _flush(done: TransformCallback): void {
    this.tell();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.release();
    done(error);
  }

  private cut(last: Buffer): void {
    this.push(last);
    this.release();
    this.end();
  }

  private release(): void {
    this.source.unpipe(this);
    this.source.resume();
  }

  private tell(): void {
    this.ready?.();
    this.ready = undefined;
  }
}

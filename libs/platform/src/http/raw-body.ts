import type { FastifyInstance, FastifyRequest } from 'fastify';

/** 1 MiB: what the largest document of the references needs many times over. */
export const bodyLimit = 1_048_576;

/** A request's body as received; read by the request guard after path and permission have been looked at. */
export interface RawBody {
  bytes: Buffer;
  tooLarge: boolean;
}

/** `application/json`, in UTF-8 if it says anything of that. */
export const isJson = (contentType = ''): boolean =>
  contentType.length < 100 && /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?\s*$/i.test(contentType);

/**
 * Takes every body as bytes and refuses none, so that the order of checks is the guard's to keep.
 * What goes past the limit is read and dropped, so that the caller gets to read the answer.
 */
export function registerRawBody(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRequest', ({ raw }, _reply, done) => {
    const type = raw.headers['content-type'];
    // Fastify refuses a malformed media type before anything of ours looks at the request
    if (type !== undefined && !isJson(type)) raw.headers['content-type'] = 'application/octet-stream';
    done();
  });
  fastify.addContentTypeParser('*', (request: FastifyRequest, payload, done) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (tooLarge: boolean) => done(null, { bytes: Buffer.concat(tooLarge ? [] : chunks), tooLarge });
    if (Number(request.headers['content-length']) > bodyLimit) {
      finish(true);
      return;
    }
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimit) return void chunks.push(chunk);
      payload.off('data', take);
      payload.off('end', end);
      payload.resume();
      finish(true);
    };
    const end = () => finish(false);
    payload.on('data', take);
    payload.once('end', end);
    payload.once('error', (error: Error) => done(error));
  });
}

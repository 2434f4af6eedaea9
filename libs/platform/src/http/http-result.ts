import type { Readable } from 'node:stream';
import { etagOf } from '../persistence/etag';
import type { Representation } from '../persistence/reader';
import type { ByteRange } from './range';

/** What a handler answers with: the one form that the adapter writes and the idempotency record keeps. */
export interface HttpResult {
  status: number;
  headers: Record<string, string>;
  /** JSON text: built in SQL where it comes from there. */
  body: string;
}

/** 200 with a value, or with JSON text that the database built. */
export const ok = (body: object | string, headers: Record<string, string> = {}): HttpResult => ({
  status: 200,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** 200 with a resource as it was read. */
export const found = ({ body, etag }: Representation): HttpResult => ok(body, { etag });

/** 201 with the new id, where to read the resource, and its first version. */
export const created = (ids: object, location: string, version = 1): HttpResult => ({
  status: 201,
  headers: { location, etag: etagOf(version) },
  body: JSON.stringify(ids),
});

/** 200 with `{}` after an update, naming the version that the next GET will answer. */
export const updated = (etag?: string): HttpResult => ok({}, etag ? { etag } : {});

/**
 * A file that lies elsewhere and is fetched while it is sent: as a whole, or the part that is asked for. Nothing is fetched
 * for HEAD, nor for whoever has it already.
 */
export class RemoteFile {
  constructor(
    /** In bytes. */
    readonly length: number,
    /** What it throws is answered as what a handler throws. */
    readonly fetch: (part?: ByteRange) => Promise<Readable>,
  ) {}
}

/** Bytes that a handler answers, such as a PDF. */
export interface FileResult {
  status: number;
  headers: Record<string, string>;
  body: Buffer | Readable | RemoteFile;
}

interface FileOptions {
  /** As in `application/pdf`. */
  mediaType: string;
  /** The name under which a browser keeps it. */
  fileName: string;
  etag: string;
  /** In bytes; needed where the content is a stream. */
  length?: number;
}

const lengthOf = (content: FileResult['body']): number | undefined =>
  Buffer.isBuffer(content) || content instanceof RemoteFile ? content.length : undefined;

/** 200 with bytes. */
export const file = (
  content: FileResult['body'],
  { mediaType, fileName, etag, length = lengthOf(content) }: FileOptions,
): FileResult => ({
  status: 200,
  headers: {
    etag,
    'content-type': mediaType,
    'content-disposition': disposition(fileName),
    'x-content-type-options': 'nosniff',
    ...(length !== undefined && { 'content-length': String(length) }),
  },
  body: content,
});

/** RFC 6266: a plain name for old clients, the true one in UTF-8. */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\w.() -]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return plain === fileName
    ? `inline; filename="${plain}"`
    : `inline; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

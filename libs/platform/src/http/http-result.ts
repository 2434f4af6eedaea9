import { etagOf } from './etag';

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

/** 201 with the new id, where to read the resource, and its first version. */
export const created = (ids: object, location: string, version = 1): HttpResult => ({
  status: 201,
  headers: { location, etag: etagOf(version) },
  body: JSON.stringify(ids),
});

/** 200 with `{}` after an update, naming the version that the next GET will answer. */
export const updated = (etag?: string): HttpResult => ok({}, etag ? { etag } : {});

import type { Fault } from '@ovipro/contracts';
import type { IncomingMessage } from 'node:http';
import { type ApiError, badParameters, errorEntries, unauthorized } from '../errors/api-error';
import { HttpError } from './http-error';

/** Headers that may stand once and mean something here. Of two, Node would hand on the first alone, or join them. */
const standOnce = [
  'Access-Control-Request-Method',
  'Authorization',
  'Content-Type',
  'Host',
  'Origin',
  'Request-ID',
  'Traceparent',
  'X-API-Key',
];
const names = new Map(standOnce.map((name) => [name.toLowerCase(), name]));

/** The headers of a request that stand twice and may not. */
function repeatedHeaders({ headers, rawHeaders }: IncomingMessage): Set<string> {
  let different = 0;
  for (const _name in headers) different += 1;
  const repeated = new Set<string>();
  if (different * 2 === rawHeaders.length) return repeated;
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = names.get(rawHeaders[at].toLowerCase());
    if (name && seen.has(name)) repeated.add(name);
    if (name) seen.add(name);
  }
  return repeated;
}

const host = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]{1,255})(?::\d{1,5})?$/;

const close = { connection: 'close' };

function assertHost({ headers, httpVersion }: IncomingMessage, repeated: Set<string>): void {
  const { host: named } = headers;
  if (named === undefined && httpVersion === '1.0') return;
  const fault = (errorCode: Fault['errorCode'], message: string): ApiError =>
    new HttpError(400, 'BAD_REQUEST_PARAMETERS', 'Invalid request parameters.', close, {
      errors: errorEntries([{ path: 'Host', errorCode, message }]),
    });
  if (named === undefined) throw fault('VALUE_REQUIRED', 'is required');
  if (repeated.has('Host')) throw fault('INVALID_TYPE', 'must stand once');
  if (!host.test(named)) throw fault('INVALID_TYPE', 'must be the name or address of a host');
}

/** A body that comes in another coding than chunks cannot be read; where it ends is not known either. */
function assertTransferCoding({ 'transfer-encoding': coding }: IncomingMessage['headers']): void {
  if (coding !== undefined && coding.trim().toLowerCase() !== 'chunked') throw unknownTransferCoding();
}

export const unknownTransferCoding = (): ApiError =>
  new HttpError(501, 'TECHNICAL_ERROR', 'The only transfer coding is chunked.', close, {
    description: 'Send the body as it is, in chunks or with its length.',
  });

/**
 * What every request is held to first, whatever it asks for.
 * @throws ApiError 400 for a header that stands twice, 401 for two tokens, 501 for a transfer coding
 */
export function assertHeaders(request: IncomingMessage): void {
  const repeated = repeatedHeaders(request);
  assertHost(request, repeated);
  assertTransferCoding(request.headers);
  if (repeated.size === 0) return;
  if (repeated.delete('Authorization') && repeated.size === 0) throw unauthorized('There must be one token.');
  throw badParameters([...repeated].map((path) => ({ path, errorCode: 'INVALID_TYPE', message: 'must stand once' })));
}

/** What {@link assertHeaders} throws, for hooks that must not throw. */
export function headersFault(request: IncomingMessage): ApiError | undefined {
  try {
    assertHeaders(request);
    return undefined;
  } catch (error) {
    return error as ApiError;
  }
}

/** The codings of a body besides its transfer: none that is not undone here. */
export const isEncoded = ({ 'content-encoding': coding }: IncomingMessage['headers']): boolean =>
  coding !== undefined && coding.split(',').some((name) => !/^\s*(identity\s*)?$/i.test(name));

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const quoted = '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t\\x20-\\x7e\\x80-\\xff])*"';
const parameter = new RegExp(`[ \\t]*;[ \\t]*(?:(${token})=(${token}|${quoted}))?[ \\t]*`, 'y');
const utf8 = /^(utf-?8|"utf-?8")$/i;

/** `application/json`, whatever parameters it has, in UTF-8 if it says anything of that. */
export function isJson(contentType = ''): boolean {
  const type = /^[ \t]*application\/json[ \t]*(?=;|$)/i.exec(contentType)?.[0];
  if (type === undefined) return false;
  let at = type.length;
  while (at < contentType.length) {
    parameter.lastIndex = at;
    const found = parameter.exec(contentType);
    if (!found || (/^charset$/i.test(found[1] ?? '') && !utf8.test(found[2]))) return false;
    at = parameter.lastIndex;
  }
  return true;
}

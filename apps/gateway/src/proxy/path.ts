import { badParameters, notFound } from '@ovipro/platform';

const origin = /^https?:\/\/[^/?]*/i;
const internal = /^\/+(health|metrics)(\/|$)/;

export const badPath = () =>
  badParameters([{ path: 'path', errorCode: 'INVALID_TYPE', message: 'must be a well-formed path' }]);

/** Steps upwards would leave the API, or lead back into it by another way. */
const hasSteps = (decoded: string): boolean => /(^|[/\\])\.($|[/\\])|[/\\]\.\.|\.\.[/\\]/.test(decoded);

/** A path, or a whole URL as to a proxy: the path. */
const localOf = (url: string): string => (url.startsWith('/') ? url : url.replace(origin, ''));

/** What the gateway itself has below each prefix. */
const ownPages = ['/openapi.json'];

/** Whether an address is that of an API, or below it, and a service's to answer; letter by letter, as prefixes are written. */
export function isBelow(base: string, url: string): boolean {
  const local = localOf(url);
  if (!local.startsWith(base)) return false;
  const [rest] = local.slice(base.length).split(/[?#]/, 1);
  return (rest === '' || rest.startsWith('/')) && !ownPages.includes(rest);
}

/**
 * The path at the service of a request below `base`, with its query.
 * @param url as received: a path, or a whole URL as to a proxy
 * @throws ApiError 400 for a path that is none, 404 for what services tell their operators alone
 */
export function pathBelow(base: string, url: string): string {
  const local = localOf(url);
  const [path] = local.split(/[?#]/, 1);
  const rest = path.slice(base.length) || '/';
  const decoded = rest.includes('%') ? decode(rest) : rest;
  if (hasSteps(decoded)) throw badPath();
  if (internal.test(decoded)) throw notFound();
  const query = local.indexOf('?');
  return query < 0 ? rest : rest + local.slice(query);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw badPath();
  }
}

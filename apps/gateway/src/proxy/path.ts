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
const ownPages = ['/openapi.json', '/asyncapi.json'];

/**
 * What an address names below a base path, letter by letter as that is written: the path at the service, with its query.
 * @param url as received: a path, or a whole URL as to a proxy
 * @returns undefined for what lies elsewhere, or is a page of the gateway's own
 */
export function pathBelow(base: string, url: string): string | undefined {
  const local = localOf(url);
  if (!local.startsWith(base)) return undefined;
  const [path] = local.slice(base.length).split(/[?#]/, 1);
  if ((path !== '' && !path.startsWith('/')) || ownPages.includes(path)) return undefined;
  const query = local.indexOf('?');
  return (path || '/') + (query < 0 ? '' : local.slice(query));
}

/** @throws ApiError invalid for a path that is none, notFound for what services tell their operators alone */
export function assertPath(pathAndQuery: string): void {
  const [path] = pathAndQuery.split('?', 1);
  const decoded = path.includes('%') ? decode(path) : path;
  if (hasSteps(decoded)) throw badPath();
  if (internal.test(decoded)) throw notFound();
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw badPath();
  }
}

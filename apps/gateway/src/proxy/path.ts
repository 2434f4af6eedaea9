import { badParameters, notFound } from '@ovipro/platform';

const origin = /^https?:\/\/[^/?]*/i;
const internal = /^\/+(health|metrics)(\/|$)/;

export const badPath = () =>
  badParameters([{ path: 'path', errorCode: 'INVALID_TYPE', message: 'must be a well-formed path' }]);

/** Steps upwards would leave the API, or lead back into it by another way. */
const hasSteps = (decoded: string): boolean => /(^|[/\\])\.($|[/\\])|[/\\]\.\.|\.\.[/\\]/.test(decoded);

/**
 * The path at the service of a request below `base`, without its query.
 * @param url as received: a path, or a whole URL as to a proxy
 * @throws ApiError 400 for a path that is none, 404 for what services tell their operators alone
 */
export function pathBelow(base: string, url: string): string {
  const local = url.startsWith('/') ? url : url.replace(origin, '');
  const [path] = local.split(/[?#]/, 1);
  // the router reads percent-encoded letters, prefixes are written plainly
  if (!path.startsWith(base)) throw notFound();
  const rest = path.slice(base.length) || '/';
  const decoded = rest.includes('%') ? decode(rest) : rest;
  if (hasSteps(decoded)) throw badPath();
  if (internal.test(decoded)) throw notFound();
  return rest;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw badPath();
  }
}

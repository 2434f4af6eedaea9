import type { IfMatch } from '../context/request-context';

/**
 * The entity tags of a list (RFC 9110, section 5.6.1), without their quotation marks; undefined where it is none. `W/`
 * says nothing here: a version is exact, however a proxy on the way has encoded the answer.
 */
export function entityTags(header: string): string[] | undefined {
  const element = /[ \t]*(?:(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*)?(,|$)/y;
  const tags: string[] = [];
  for (let rest = true; rest; ) {
    const found = element.exec(header);
    if (!found) return undefined;
    if (found[1] !== undefined) tags.push(found[1]);
    rest = found[2] === ',';
  }
  return tags.length > 0 ? tags : undefined;
}

/** RFC 9110, `If-Match`: the versions that its tags name; a tag's hash of what other rows show says nothing of a change. */
export function parseIfMatch(header: string | undefined): IfMatch | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return 'any';
  const tags = entityTags(header);
  return tags ? { versions: tags.map((tag) => tag.split('-')[0]) } : 'malformed';
}

/** RFC 9110, `If-None-Match`: weak comparison, by the whole tag. */
export function matchesNone(header: string | undefined, etag: string | undefined): boolean {
  if (header === undefined || etag === undefined) return true;
  if (header.trim() === '*') return false;
  return !entityTags(header)?.some((tag) => `"${tag}"` === etag);
}

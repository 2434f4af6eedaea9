import { staleVersion } from '../errors/api-error';

const entityTag = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;

/** A list of entity tags, or undefined where the header is not one. Tags hold no comma of ours, so commas divide. */
function tagsOf(header: string): { weak: boolean; tag: string }[] | undefined {
  const tags = header.split(',').map((part) => entityTag.exec(part.trim()));
  if (tags.some((tag) => !tag)) return undefined;
  return tags.map((tag) => ({ weak: tag?.[1] !== undefined, tag: tag?.[2] as string }));
}

/**
 * RFC 9110, `If-Match`: strong comparison, by the version alone.
 * @throws ApiError 412 where no tag names the version, or the header is malformed
 */
export function assertIfMatch(header: string | undefined, version: number): void {
  if (header === undefined || header.trim() === '*') return;
  const versions = tagsOf(header)
    ?.filter((tag) => !tag.weak)
    .map((tag) => tag.tag.split('-')[0]);
  if (!versions?.includes(String(version))) throw staleVersion();
}

/** RFC 9110, `If-None-Match`: weak comparison, by the whole tag. */
export function matchesNone(header: string | undefined, etag: string | undefined): boolean {
  if (header === undefined || etag === undefined) return true;
  if (header.trim() === '*') return false;
  return !tagsOf(header)?.some((tag) => `"${tag.tag}"` === etag);
}

import type { IfMatch } from '../context/request-context';
import { malformedIfMatch, staleVersion } from '../errors/api-error';

/** @throws ApiError changed where the version is none of those that the change may be based on */
export function assertIfMatch(ifMatch: IfMatch | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch === 'any') return;
  if (ifMatch === 'malformed') throw malformedIfMatch();
  if (!ifMatch.versions.includes(String(version))) throw staleVersion();
}

/** Codings in which answers are sent besides as they are, the preferred one first. */
export const codings = ['br', 'gzip'] as const;
export type Coding = (typeof codings)[number];

const element = /^[ \t]*([!#$%&'*+.^_`|~0-9a-z-]+)[ \t]*(?:;[ \t]*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)[ \t]*)?$/;

/** How much a caller likes each coding, from 0 to 1; what is no element of a list says nothing. */
function weightsOf(acceptEncoding: string): Map<string, number> {
  const found = acceptEncoding
    .toLowerCase()
    .split(',')
    .map((part) => element.exec(part));
  return new Map(found.flatMap((parts) => (parts ? [[parts[1].replace(/^x-/, ''), Number(parts[2] ?? 1)]] : [])));
}

/** The coding that a caller likes best (RFC 9110, section 12.5.3); undefined for an answer as it is. */
export function codingFor(acceptEncoding: string | string[] | undefined): Coding | undefined {
  if (acceptEncoding === undefined || acceptEncoding === '') return undefined;
  const weights = weightsOf(String(acceptEncoding));
  const weightOf = (coding: string): number => weights.get(coding) ?? weights.get('*') ?? 0;
  const best = codings.reduce((left, right) => (weightOf(right) > weightOf(left) ? right : left));
  return weightOf(best) > 0 && weightOf(best) >= (weights.get('identity') ?? 0) ? best : undefined;
}

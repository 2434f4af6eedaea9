import { foldPlace, placeFields, type RealtyAddress } from '@ovipro/contracts';

/** Every realty stands there. */
export const anywhere = '*';

/** As in `localityCode:fi_pirkanmaa_tampere`. */
const token = (field: string, value: string): string => `${field}:${foldPlace(value)}`;

/** What an address names, and with a municipality the part of it besides: many have a part of the same name. */
function tokensOf(address: Pick<RealtyAddress, (typeof placeFields)[number]>): Map<string, string> {
  const named = placeFields.flatMap((field) => {
    const value = address[field];
    return value === undefined ? [] : [[field, token(field, value)] as const];
  });
  const { localityCode, district } = address;
  if (localityCode === undefined || district === undefined) return new Map(named);
  return new Map([...named, ['part', `${token('localityCode', localityCode)}|${foldPlace(district)}`]]);
}

/** The places that a realty stands in. */
export const placesOf = (address: RealtyAddress = {}): string[] => [anywhere, ...tokensOf(address).values()];

/** From the narrowest: what a wanted place is looked up by. */
const levels = ['postcode', 'part', 'district', 'localityCode', 'regionCode', 'countryCode'];

/** The narrowest place that an address names, and the others, all of which a realty has to stand in. */
export function wantedPlace(address: RealtyAddress): { place: string; rest: string[] } {
  const tokens = tokensOf(address);
  const narrowest = levels.find((level) => tokens.has(level));
  if (!narrowest) return { place: anywhere, rest: [] };
  const place = tokens.get(narrowest) as string;
  return { place, rest: [...tokens.values()].filter((other) => other !== place) };
}

import type { AssetCriteria, Realty } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';

/** The same numbers for the same seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const municipalities = 300;
const types = [
  'RESIDENTIAL',
  'RESIDENTIAL',
  'RESIDENTIAL',
  'RESIDENTIAL',
  'LEISURE',
  'PLOT',
  'ESTATE',
  'OTHER',
] as const;
const rooms = ['1H', '2H', '3H', '4H', '5H', 'OVER_5H'];

/** A few municipalities have most of the people. */
const municipality = (random: () => number): number => Math.floor(municipalities * random() ** 2.5);
const codeOf = (number: number): string => `FI_${number % 19}_${number}`;
const postcodeOf = (number: number, part: number): string => String(10_000 + number * 30 + part);
const price = (random: () => number): number => 40_000 + Math.round(800 * random() ** 2) * 1_000;
const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(list.length * random())];

function place(random: () => number) {
  const number = municipality(random);
  const kind = random();
  if (kind < 0.3) return { postcode: postcodeOf(number, Math.floor(30 * random())) };
  return kind < 0.95 ? { localityCode: codeOf(number) } : { regionCode: `FI_${number % 19}` };
}

/** What a buyer looks for, much as in the reference's sample: one or two places, a type, prices, sizes, rooms, features. */
export function someCriteria(random: () => number): AssetCriteria {
  const middle = price(random);
  const size = 20 + Math.round(150 * random());
  return {
    realty: { propertyTypeCodes: [pick(types, random)] },
    addresses: Array.from({ length: random() < 0.3 ? 2 : 1 }, () => place(random)),
    apartment: {
      ...(random() < 0.8 && { roomCountCodes: rooms.slice(Math.floor(5 * random())).slice(0, 2) }),
      ...(random() < 0.9 && {
        area: { minimumLivingAreaInSquareMeters: size, maximumLivingAreaInSquareMeters: Math.round(size * 1.3) },
      }),
    },
    features: { hasSauna: random() < 0.3, hasElevator: random() < 0.25, hasBalcony: random() < 0.25 },
    financialTerms: {
      debtFreePriceRange: {
        ...(random() < 0.85 && { minimumPrice: Math.round(middle * 0.8) }),
        maximumPrice: Math.round(middle * 1.1),
        currencyCode: 'EUR',
      },
    },
  };
}

const features = ['SAUNA', 'ELEVATOR', 'BALCONY'];

export function someRealty(random: () => number, number = municipality(random)): Realty {
  return {
    realtyId: randomUUID(),
    propertyTypeCode: pick(types, random),
    residentialTypeCode: 'APARTMENT_HOUSE',
    address: {
      addressLine1: 'Katu 1',
      postcode: postcodeOf(number, Math.floor(30 * random())),
      localityCode: codeOf(number),
      regionCode: `FI_${number % 19}`,
      countryCode: 'FI',
    },
    roomCountCode: pick(rooms, random),
    livingAreaInSquareMeters: 20 + Math.round(150 * random()),
    debtFreePriceAmount: price(random),
    currencyCode: 'EUR',
    constructionYear: 1950 + Math.floor(75 * random()),
    features: features.filter(() => random() < 0.5),
  };
}

/** One that many look for: in the municipality where most people are, and with all that can be asked for. */
export const popularRealty = (random: () => number): Realty => ({
  ...someRealty(random, 0),
  propertyTypeCode: 'RESIDENTIAL',
  features,
});

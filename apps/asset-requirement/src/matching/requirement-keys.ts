import type { AssetCriteria, MatchReasonCode } from '@ovipro/contracts';
import { anyType, featuresMask, kindsByType, kindToken, kindTypes } from './codes';
import { anywhere, wantedPlace } from './places';

/** Bounds, open where nothing is asked for. As texts, since JSON knows no infinity. */
const bounds = (min: number | undefined, max: number | undefined): [string, string] => [
  String(min ?? '-Infinity'),
  String(max ?? 'Infinity'),
];

const listOf = (codes: string[] | undefined): string[] | null => (codes && codes.length > 0 ? codes : null);

const wantedFeatures = ({ features }: AssetCriteria): string[] => [
  ...(features?.hasElevator ? ['ELEVATOR'] : []),
  ...(features?.hasBalcony ? ['BALCONY'] : []),
  ...(features?.hasSauna ? ['SAUNA'] : []),
  ...(features?.housingCompanyHasSauna ? ['HOUSING_COMPANY_SAUNA'] : []),
];

const isBounded = (min: number | undefined, max: number | undefined): boolean => min !== undefined || max !== undefined;

/** What an asset requirement asks for, in the order of the codes: why a realty matches, if it does. */
export function askedFor(wanted: AssetCriteria): MatchReasonCode[] {
  const { realty, apartment, plot, addresses = [], financialTerms } = wanted;
  const { area } = apartment ?? {};
  const range = financialTerms?.debtFreePriceRange;
  const asked: [MatchReasonCode, boolean][] = [
    ['AVAILABILITY', !!listOf(realty?.availability?.availabilityCodes)],
    ['OWNERSHIP_TYPE', !!listOf(realty?.ownershipTypeCodes)],
    ['PROPERTY_TYPE', !!listOf(realty?.propertyTypeCodes)],
    ...kindTypes.map((type): [MatchReasonCode, boolean] => {
      const { reason, wanted: kindsOf } = kindsByType[type];
      return [reason, !!listOf(kindsOf(wanted))];
    }),
    ['CONDITION', !!listOf(realty?.condition?.conditionCodes)],
    ['CONSTRUCTION_YEAR', isBounded(realty?.earliestConstructionYear, realty?.latestConstructionYear)],
    ['ADDRESS', addresses.length > 0],
    ['ROOM_COUNT', !!listOf(apartment?.roomCountCodes)],
    ['LIVING_AREA', isBounded(area?.minimumLivingAreaInSquareMeters, area?.maximumLivingAreaInSquareMeters)],
    ['PLOT_HOLDING_TYPE', !!listOf(plot?.holdingTypeCodes)],
    ['PLOT_AREA', isBounded(plot?.minimumAreaInSquareMeters, plot?.maximumAreaInSquareMeters)],
    ...wantedFeatures(wanted).map((feature): [MatchReasonCode, boolean] => [feature as MatchReasonCode, true]),
    ['PRICE', isBounded(range?.minimumPrice, range?.maximumPrice)],
  ];
  return asked.filter(([, isAsked]) => isAsked).map(([code]) => code);
}

/** What all keys of an asset requirement have in common. */
function sharedColumns(wanted: AssetCriteria) {
  const { realty, apartment, plot, financialTerms } = wanted;
  const range = financialTerms?.debtFreePriceRange;
  const { area } = apartment ?? {};
  const [price_min, price_max] = bounds(range?.minimumPrice, range?.maximumPrice);
  const [living_min, living_max] = bounds(area?.minimumLivingAreaInSquareMeters, area?.maximumLivingAreaInSquareMeters);
  const [year_min, year_max] = bounds(realty?.earliestConstructionYear, realty?.latestConstructionYear);
  const [plot_min, plot_max] = bounds(plot?.minimumAreaInSquareMeters, plot?.maximumAreaInSquareMeters);
  const isPriced = isBounded(range?.minimumPrice, range?.maximumPrice);
  return {
    ...{ price_min, price_max, living_min, living_max, year_min, year_max, plot_min, plot_max },
    currency: (isPriced && range?.currencyCode) || null,
    availability_codes: listOf(realty?.availability?.availabilityCodes),
    ownership_codes: listOf(realty?.ownershipTypeCodes),
    condition_codes: listOf(realty?.condition?.conditionCodes),
    room_codes: listOf(apartment?.roomCountCodes),
    holding_codes: listOf(plot?.holdingTypeCodes),
    features: featuresMask(wantedFeatures(wanted)),
    reasons: askedFor(wanted),
  };
}

/** Kinds that are asked for, of a property type or of all. */
function kindColumns(wanted: AssetCriteria, type: string) {
  const bound = kindTypes
    .filter((each) => type === anyType || each === type)
    .map((each) => [each, listOf(kindsByType[each].wanted(wanted))] as const)
    .filter(([, codes]) => codes !== null);
  return {
    kind_types: listOf(bound.map(([each]) => each)),
    kinds: listOf(bound.flatMap(([each, codes]) => (codes ?? []).map((code) => kindToken(each, code)))),
  };
}

export type RequirementKey = ReturnType<typeof sharedColumns> & ReturnType<typeof kindColumns> & Place;

interface Place {
  place: string;
  rest: string[];
  property_type: string;
}

/** An asset requirement exploded into what it is looked up by: each place with each type of realty. */
export function keysOf(wanted: AssetCriteria): RequirementKey[] {
  const shared = sharedColumns(wanted);
  const types = listOf(wanted.realty?.propertyTypeCodes) ?? [anyType];
  const places = wanted.addresses?.length ? wanted.addresses.map(wantedPlace) : [{ place: anywhere, rest: [] }];
  const keys = places.flatMap((place) =>
    [...new Set(types)].map((type) => ({ ...shared, ...place, property_type: type, ...kindColumns(wanted, type) })),
  );
  return [...new Map(keys.map((key) => [JSON.stringify([key.place, key.rest, key.property_type]), key])).values()];
}

import type { Realty } from '../realty';
import type { MatchReasonCode } from './codes';
import type { AssetCriteria, PriceRange, RequirementAddress } from './criteria.dto';

/** A criterion that a requirement may name: undefined where it does not, else whether the realty meets it. */
type Criterion = (wanted: AssetCriteria, realty: Realty) => boolean | undefined;

/** One of the codes; a list that is empty asks for nothing. */
const oneOf = (codes: string[] | undefined, code: string | undefined): boolean | undefined =>
  codes === undefined || codes.length === 0 ? undefined : code !== undefined && codes.includes(code);

/** Within bounds that are part of the range; without bounds nothing is asked for. */
function within(value: number | undefined, min: number | undefined, max: number | undefined): boolean | undefined {
  if (min === undefined && max === undefined) return undefined;
  return value !== undefined && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
}

/** A feature that is wanted; one that is not, or that is false, asks for nothing. */
const has = (wanted: boolean | undefined, realty: Realty, feature: string): boolean | undefined =>
  wanted ? (realty.features?.includes(feature) ?? false) : undefined;

/** Kinds bind the realties of their own property type alone. */
const kind =
  (
    type: string,
    codesOf: (wanted: AssetCriteria) => string[] | undefined,
    codeOf: (realty: Realty) => string | undefined,
  ) =>
  (wanted: AssetCriteria, realty: Realty): boolean | undefined =>
    realty.propertyTypeCode === type ? oneOf(codesOf(wanted), codeOf(realty)) : undefined;

/** What of a place counts: its codes, and the part of the municipality. Names and streets are texts, which never count. */
export const placeFields = ['countryCode', 'regionCode', 'localityCode', 'postcode', 'district'] as const;

/** Two places of one name are one, whatever the case. */
export const foldPlace = (text: string): string => text.trim().toLocaleLowerCase('fi');

function standsIn(place: RequirementAddress, { address = {} }: Realty): boolean {
  return placeFields.every((name) => {
    const [wanted, actual] = [place[name], address[name]];
    return wanted === undefined || (actual !== undefined && foldPlace(actual) === foldPlace(wanted));
  });
}

function costs(range: PriceRange | undefined, realty: Realty): boolean | undefined {
  const met = within(realty.debtFreePriceAmount, range?.minimumPrice, range?.maximumPrice);
  if (met === undefined || range?.currencyCode === undefined) return met;
  return met && realty.currencyCode === range.currencyCode;
}

/** The criteria, in the order in which reasons are told. */
const criteria: Record<MatchReasonCode, Criterion> = {
  AVAILABILITY: ({ realty }, { availabilityCode }) => oneOf(realty?.availability?.availabilityCodes, availabilityCode),
  OWNERSHIP_TYPE: ({ realty }, { ownershipTypeCode }) => oneOf(realty?.ownershipTypeCodes, ownershipTypeCode),
  PROPERTY_TYPE: ({ realty }, { propertyTypeCode }) => oneOf(realty?.propertyTypeCodes, propertyTypeCode),
  RESIDENTIAL_TYPE: kind(
    'RESIDENTIAL',
    ({ realty }) => realty?.residentialTypeCodes,
    (found) => found.residentialTypeCode,
  ),
  PLOT_PROPERTY_TYPE: kind(
    'PLOT',
    ({ realty }) => realty?.plotPropertyTypeCodes,
    (found) => found.plotPropertyTypeCode,
  ),
  ESTATE_PROPERTY_TYPE: kind(
    'ESTATE',
    ({ realty }) => realty?.estatePropertyTypeCodes,
    (found) => found.estatePropertyTypeCode,
  ),
  OTHER_PROPERTY_TYPE: kind(
    'OTHER',
    ({ realty }) => realty?.otherPropertyTypeCodes,
    (found) => found.otherPropertyTypeCode,
  ),
  CONDITION: ({ realty }, { conditionCode }) => oneOf(realty?.condition?.conditionCodes, conditionCode),
  CONSTRUCTION_YEAR: ({ realty }, { constructionYear }) =>
    within(constructionYear, realty?.earliestConstructionYear, realty?.latestConstructionYear),
  ADDRESS: ({ addresses = [] }, realty) =>
    addresses.length === 0 ? undefined : addresses.some((place) => standsIn(place, realty)),
  ROOM_COUNT: ({ apartment }, { roomCountCode }) => oneOf(apartment?.roomCountCodes, roomCountCode),
  LIVING_AREA: ({ apartment }, { livingAreaInSquareMeters }) =>
    within(
      livingAreaInSquareMeters,
      apartment?.area?.minimumLivingAreaInSquareMeters,
      apartment?.area?.maximumLivingAreaInSquareMeters,
    ),
  PLOT_HOLDING_TYPE: ({ plot }, realty) => oneOf(plot?.holdingTypeCodes, realty.plot?.holdingTypeCode),
  PLOT_AREA: ({ plot }, realty) =>
    within(realty.plot?.areaInSquareMeters, plot?.minimumAreaInSquareMeters, plot?.maximumAreaInSquareMeters),
  ELEVATOR: ({ features }, realty) => has(features?.hasElevator, realty, 'ELEVATOR'),
  BALCONY: ({ features }, realty) => has(features?.hasBalcony, realty, 'BALCONY'),
  SAUNA: ({ features }, realty) => has(features?.hasSauna, realty, 'SAUNA'),
  HOUSING_COMPANY_SAUNA: ({ features }, realty) =>
    has(features?.housingCompanyHasSauna, realty, 'HOUSING_COMPANY_SAUNA'),
  PRICE: ({ financialTerms }, realty) => costs(financialTerms?.debtFreePriceRange, realty),
};

/**
 * Holds a realty against what a buyer looks for. This is the rule itself, one pair at a time; the service finds the same
 * pairs in the database.
 * @returns why they match, in the order of the codes; undefined where they do not
 */
export function matchReasons(wanted: AssetCriteria, realty: Realty): MatchReasonCode[] | undefined {
  const met = Object.entries(criteria).map(([code, criterion]) => [code, criterion(wanted, realty)] as const);
  if (met.some(([, fits]) => fits === false)) return undefined;
  return met.filter(([, fits]) => fits).map(([code]) => code as MatchReasonCode);
}

import type { Realty } from '@ovipro/contracts';
import { anyType, featuresMask, kindsByType, kindToken } from './codes';
import { placesOf } from './places';

/**
 * A value as the bounds that it has to keep within: one that is absent keeps within open bounds alone. As texts, since
 * JSON knows no infinity.
 */
const span = (value: number | undefined): [string, string] => [
  String(value ?? '-Infinity'),
  String(value ?? 'Infinity'),
];

const kindOf = (realty: Realty): string | null => {
  const type = realty.propertyTypeCode;
  if (type === undefined || !Object.hasOwn(kindsByType, type)) return null;
  const code = kindsByType[type as keyof typeof kindsByType].actual(realty);
  return code === undefined ? null : kindToken(type, code);
};

/** What a realty is matched by. */
export function realtyColumns(realty: Realty) {
  const [price_low, price_high] = span(realty.debtFreePriceAmount);
  const [living_low, living_high] = span(realty.livingAreaInSquareMeters);
  const [year_low, year_high] = span(realty.constructionYear);
  const [plot_low, plot_high] = span(realty.plot?.areaInSquareMeters);
  return {
    ...{ price_low, price_high, living_low, living_high, year_low, year_high, plot_low, plot_high },
    places: placesOf(realty.address),
    property_types: [anyType, ...(realty.propertyTypeCode === undefined ? [] : [realty.propertyTypeCode])],
    property_type: realty.propertyTypeCode ?? null,
    kind: kindOf(realty),
    currency: realty.currencyCode ?? null,
    availability_code: realty.availabilityCode ?? null,
    ownership_code: realty.ownershipTypeCode ?? null,
    condition_code: realty.conditionCode ?? null,
    room_code: realty.roomCountCode ?? null,
    holding_code: realty.plot?.holdingTypeCode ?? null,
    features: featuresMask(realty.features),
  };
}

import type { AssetCriteria, Realty } from '@ovipro/contracts';

/** What a realty has that matching knows of, a bit each. */
export const featureBits: Record<string, number> = { ELEVATOR: 1, BALCONY: 2, SAUNA: 4, HOUSING_COMPANY_SAUNA: 8 };

export const featuresMask = (features: readonly string[] = []): number =>
  features.reduce((mask, feature) => mask | (Object.hasOwn(featureBits, feature) ? featureBits[feature] : 0), 0);

/** The property types whose kinds can be asked for: what is asked binds the realties of the type alone. */
export const kindsByType = {
  RESIDENTIAL: {
    reason: 'RESIDENTIAL_TYPE',
    wanted: ({ realty }: AssetCriteria) => realty?.residentialTypeCodes,
    actual: ({ residentialTypeCode }: Realty) => residentialTypeCode,
  },
  PLOT: {
    reason: 'PLOT_PROPERTY_TYPE',
    wanted: ({ realty }: AssetCriteria) => realty?.plotPropertyTypeCodes,
    actual: ({ plotPropertyTypeCode }: Realty) => plotPropertyTypeCode,
  },
  ESTATE: {
    reason: 'ESTATE_PROPERTY_TYPE',
    wanted: ({ realty }: AssetCriteria) => realty?.estatePropertyTypeCodes,
    actual: ({ estatePropertyTypeCode }: Realty) => estatePropertyTypeCode,
  },
  OTHER: {
    reason: 'OTHER_PROPERTY_TYPE',
    wanted: ({ realty }: AssetCriteria) => realty?.otherPropertyTypeCodes,
    actual: ({ otherPropertyTypeCode }: Realty) => otherPropertyTypeCode,
  },
} as const;

export const kindTypes = Object.keys(kindsByType) as (keyof typeof kindsByType)[];

/** A kind with its property type, as in `PLOT:HOUSE_PLOT`. */
export const kindToken = (type: string, code: string): string => `${type}:${code}`;

/** Realties of any type, and those that say none. */
export const anyType = '*';

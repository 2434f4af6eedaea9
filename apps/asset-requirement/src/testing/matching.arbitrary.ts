import type { AssetCriteria, Realty, RequirementAddress } from '@ovipro/contracts';
import fc from 'fast-check';

/** Absent more often than not, so that whole asset requirements match. */
const some = <T>(value: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq });

/** Without the properties that are undefined: unset means absent. */
const object = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc
    .record(shape)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T);

const code = (...codes: string[]) => fc.constantFrom(...codes);
const codes = (...all: string[]) => some(fc.subarray(all, { minLength: 0 }), 3);
/** So coarse that bounds are met exactly. */
const steps = (...values: number[]) => fc.constantFrom(...values);

const district = code('Tammela', 'tammela ', 'NEKALA', 'Nekala', 'Åhlström');
const place = {
  countryCode: some(code('FI', 'SE'), 1),
  regionCode: some(code('FI_PIRKANMAA', 'FI_UUSIMAA'), 2),
  localityCode: some(code('FI_PIRKANMAA_TAMPERE', 'FI_UUSIMAA_ESPOO'), 2),
  postcode: some(code('33500', '33800'), 1),
  district: some(district, 1),
};
const street = { addressLine1: some(code('Tammelankatu 3')), locality: some(code('Tampere', 'Espoo')) };

const range = (values: fc.Arbitrary<number>) => ({ low: some(values, 1), high: some(values, 1) });
const price = steps(100_000, 100_000.01, 150_000, 149_999.99);
const area = steps(50, 72.5, 100);
const year = fc.integer({ min: 1998, max: 2002 });
const feature = some(fc.boolean(), 2);

const types = ['RESIDENTIAL', 'PLOT', 'ESTATE', 'OTHER', 'LEISURE'];
const [homes, plots, estates, others] = [
  ['APARTMENT_HOUSE', 'DETACHED_HOUSE'],
  ['HOUSE_PLOT', 'HOLIDAY_PLOT'],
  ['FOREST', 'ARABLE'],
  ['PARKING_SLOT', 'GARAGE'],
];

const bounded = (from: string, to: string, values: fc.Arbitrary<number>) => {
  const { low, high } = range(values);
  return { [from]: low, [to]: high };
};

const wantedRealty = object({
  availability: some(object({ availabilityCodes: codes('AVAILABLE', 'DATE') }), 1),
  ownershipTypeCodes: codes('OWN', 'PART'),
  propertyTypeCodes: some(fc.subarray(types), 3),
  ...{ residentialTypeCodes: codes(...homes), plotPropertyTypeCodes: codes(...plots) },
  ...{ estatePropertyTypeCodes: codes(...estates), otherPropertyTypeCodes: codes(...others) },
  condition: some(object({ conditionCodes: codes('NEW', 'GOOD') }), 1),
  ...bounded('earliestConstructionYear', 'latestConstructionYear', year),
});

/** What a buyer may look for: little or much, with open bounds, empty lists, texts and several places. */
export const anyCriteria = object({
  title: some(fc.constant([{ languageCode: 'fi', text: 'Koti' }])),
  realty: some(wantedRealty, 4),
  addresses: some(fc.array(object({ ...place, ...street }) as fc.Arbitrary<RequirementAddress>, { maxLength: 3 }), 3),
  apartment: some(
    object({
      roomCountCodes: codes('2H', '3H'),
      area: some(object(bounded('minimumLivingAreaInSquareMeters', 'maximumLivingAreaInSquareMeters', area)), 1),
    }),
    1,
  ),
  plot: some(
    object({
      holdingTypeCodes: codes('OWN', 'LEASEHOLD'),
      ...bounded('minimumAreaInSquareMeters', 'maximumAreaInSquareMeters', area),
    }),
    1,
  ),
  features: some(
    object({ hasElevator: feature, hasBalcony: feature, hasSauna: feature, housingCompanyHasSauna: feature }),
    1,
  ),
  financialTerms: some(
    object({
      debtFreePriceRange: some(
        object({ ...bounded('minimumPrice', 'maximumPrice', price), currencyCode: some(code('EUR', 'SEK'), 2) }),
        3,
      ),
    }),
    1,
  ),
}) as fc.Arbitrary<AssetCriteria>;

const present = <T>(value: fc.Arbitrary<T>) => some(value, 8);

/** A realty that says nearly everything, or little. */
export const anyRealty = object({
  realtyId: fc.uuid({ version: 4 }),
  propertyTypeCode: present(code(...types)),
  ...{ residentialTypeCode: present(code(...homes)), plotPropertyTypeCode: present(code(...plots)) },
  ...{ estatePropertyTypeCode: present(code(...estates)), otherPropertyTypeCode: present(code(...others)) },
  ...{ ownershipTypeCode: present(code('OWN', 'PART')), availabilityCode: present(code('AVAILABLE', 'DATE')) },
  ...{ conditionCode: present(code('NEW', 'GOOD')), roomCountCode: present(code('2H', '3H')) },
  address: present(
    object({
      countryCode: present(code('FI', 'SE')),
      regionCode: present(code('FI_PIRKANMAA', 'FI_UUSIMAA')),
      localityCode: present(code('FI_PIRKANMAA_TAMPERE', 'FI_UUSIMAA_ESPOO')),
      postcode: present(code('33500', '33800')),
      district: present(district),
    }),
  ),
  ...{ livingAreaInSquareMeters: present(area), constructionYear: present(year), debtFreePriceAmount: present(price) },
  currencyCode: present(code('EUR', 'EUR', 'SEK')),
  features: present(fc.subarray(['ELEVATOR', 'BALCONY', 'SAUNA', 'HOUSING_COMPANY_SAUNA', 'POOL', 'constructor'])),
  plot: present(object({ holdingTypeCode: present(code('OWN', 'LEASEHOLD')), areaInSquareMeters: present(area) })),
}) as fc.Arbitrary<Realty>;

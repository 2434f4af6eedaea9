import { type Realty, realtySample } from '../realty';
import { samplesOf } from '../testing/samples';
import { type AssetCriteria, AssetRequirementCreate, type MatchReasonCode, matchReasons, watchMatchSample } from '.';

const [{ body }] = samplesOf('asset-requirement', { 'assetRequirement.create.request': AssetRequirementCreate });
const { assetRequirements: sample } = body as AssetRequirementCreate;

const reasons = (wanted: AssetCriteria, realty: Partial<Realty> = {}) =>
  matchReasons(wanted, { ...realtySample, ...realty });

describe('the sample requirement', () => {
  it('matches the realty that it was written for, by every criterion that it names', () =>
    expect(reasons(sample)).toEqual(watchMatchSample.reasons));

  it.each<[string, Partial<Realty>]>([
    ['too dear', { debtFreePriceAmount: 150_000.01 }],
    ['in another currency', { currencyCode: 'SEK' }],
    ['too small', { livingAreaInSquareMeters: 99.9 }],
    ['too old', { constructionYear: 1999 }],
    ['elsewhere', { address: { ...realtySample.address, district: 'Hervanta' } }],
    ['without a balcony', { features: ['ELEVATOR', 'SAUNA'] }],
    ['with too many rooms', { roomCountCode: '4H' }],
    ['of another type', { propertyTypeCode: 'PLOT' }],
    ['on a rented plot', { plot: { ...realtySample.plot, holdingTypeCode: 'LEASEHOLD' } }],
  ])('does not match one that is %s', (_what, realty) => expect(reasons(sample, realty)).toBeUndefined());

  it.each(
    Object.keys(realtySample).filter(
      (name) => !['realtyId', 'friendlyId', 'subcategoryCode', 'publicationTime'].includes(name),
    ),
  )('does not match one of which the %s is not known', (name) =>
    expect(reasons(sample, { [name]: undefined })).toBeUndefined(),
  );
});

describe('a criterion', () => {
  it('that is left out or empty matches anything', () => {
    expect(matchReasons({}, { realtyId: realtySample.realtyId })).toEqual([]);
    const empty = { realty: { propertyTypeCodes: [] }, addresses: [], apartment: { roomCountCodes: [], area: {} } };
    expect(
      matchReasons({ ...empty, financialTerms: { debtFreePriceRange: { currencyCode: 'EUR' } } }, realtySample),
    ).toEqual([]);
  });

  it.each<[AssetCriteria, MatchReasonCode]>([
    [{ financialTerms: { debtFreePriceRange: { minimumPrice: 140_000 } } }, 'PRICE'],
    [{ financialTerms: { debtFreePriceRange: { maximumPrice: 140_000, currencyCode: 'EUR' } } }, 'PRICE'],
    [{ apartment: { area: { minimumLivingAreaInSquareMeters: 120 } } }, 'LIVING_AREA'],
    [{ apartment: { area: { maximumLivingAreaInSquareMeters: 120 } } }, 'LIVING_AREA'],
    [{ realty: { earliestConstructionYear: 2010, latestConstructionYear: 2010 } }, 'CONSTRUCTION_YEAR'],
    [{ plot: { minimumAreaInSquareMeters: 800, maximumAreaInSquareMeters: 800 } }, 'PLOT_AREA'],
  ])('includes its bounds: %j', (wanted, reason) => expect(reasons(wanted)).toEqual([reason]));

  it('of kinds binds realties of its own property type alone', () => {
    const wanted = { realty: { plotPropertyTypeCodes: ['HOUSE_PLOT'], residentialTypeCodes: ['APARTMENT_HOUSE'] } };
    expect(reasons(wanted)).toEqual(['RESIDENTIAL_TYPE']);
    expect(reasons(wanted, { propertyTypeCode: 'LEISURE' })).toEqual([]);
    expect(reasons(wanted, { propertyTypeCode: 'PLOT', plotPropertyTypeCode: 'HOUSE_PLOT' })).toEqual([
      'PLOT_PROPERTY_TYPE',
    ]);
    expect(reasons(wanted, { propertyTypeCode: 'PLOT', plotPropertyTypeCode: 'HOLIDAY_PLOT' })).toBeUndefined();
    expect(reasons(wanted, { propertyTypeCode: 'PLOT' })).toBeUndefined();
  });

  it('of a feature that is false asks for nothing', () => {
    expect(reasons({ features: { hasSauna: false } }, { features: undefined })).toEqual([]);
    expect(reasons({ features: { hasSauna: true } }, { features: undefined })).toBeUndefined();
  });

  it('of addresses asks for one of them, with every code and district that it names; other texts do not count', () => {
    const places = (...addresses: object[]) => reasons({ addresses });
    const espoo = { localityCode: 'FI_UUSIMAA_ESPOO' };
    expect(places(espoo)).toBeUndefined();
    expect(places(espoo, { localityCode: 'FI_PIRKANMAA_TAMPERE' })).toEqual(['ADDRESS']);
    expect(places({ localityCode: 'FI_PIRKANMAA_TAMPERE', district: 'Nekala' })).toBeUndefined();
    expect(places({ district: 'tammela ' })).toEqual(['ADDRESS']);
    expect(places({ postcode: '33800' })).toBeUndefined();
    expect(places({ locality: 'Espoo', region: 'Uusimaa', postalArea: 'Espoo', addressLine1: 'x' })).toEqual([
      'ADDRESS',
    ]);
  });
});

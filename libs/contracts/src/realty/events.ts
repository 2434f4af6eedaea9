import { defineEvent, topic } from '../common/events';
import { IdField, ObjectField } from '../common/fields';
import { Realty } from './realty.dto';

/** The realty register's topic. */
export const realtyTopic = topic('ovipro.realty', 'realtyId');

/** What an event about a published realty carries. */
export class RealtyEventData {
  @ObjectField(() => Realty, { description: 'The realty as it is published now.' })
  realty!: Realty;
}

/** What is told when a realty is no longer published. */
export class RealtyWithdrawnEventData {
  @IdField({ description: 'The realty.', example: '9fd9124c-e6c1-4368-9f17-6938f0e2f524' })
  realtyId!: string;
}

export const realtySample: Realty = {
  realtyId: '9fd9124c-e6c1-4368-9f17-6938f0e2f524',
  friendlyId: 'D66927',
  subcategoryCode: 'SHARE',
  propertyTypeCode: 'RESIDENTIAL',
  residentialTypeCode: 'APARTMENT_HOUSE',
  ownershipTypeCode: 'OWN',
  availabilityCode: 'AVAILABLE',
  conditionCode: 'GOOD',
  address: {
    addressLine1: 'Tammelankatu 3 A 1',
    district: 'Tammela',
    postcode: '33500',
    postalArea: 'Tampere',
    locality: 'Tampere',
    localityCode: 'FI_PIRKANMAA_TAMPERE',
    region: 'Pirkanmaa',
    regionCode: 'FI_PIRKANMAA',
    countryCode: 'FI',
  },
  roomCountCode: '3H',
  livingAreaInSquareMeters: 120,
  debtFreePriceAmount: 140_000,
  currencyCode: 'EUR',
  constructionYear: 2010,
  features: ['ELEVATOR', 'BALCONY', 'SAUNA'],
  plot: { holdingTypeCode: 'OWN', areaInSquareMeters: 800 },
  publicationTime: '2024-05-02T08:00:00Z',
};

export const realtyPublished = defineEvent({
  name: 'realty-published',
  topic: realtyTopic,
  description: 'A realty came on sale, or what is published of it changed.',
  data: RealtyEventData,
  sample: { realty: realtySample },
});

export const realtyWithdrawn = defineEvent({
  name: 'realty-withdrawn',
  topic: realtyTopic,
  description: 'A realty is on sale no more.',
  data: RealtyWithdrawnEventData,
  sample: { realtyId: realtySample.realtyId },
});

export const realtyEvents = [realtyPublished, realtyWithdrawn];

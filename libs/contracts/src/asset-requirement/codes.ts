import { codeTable } from '../common/code-table';

/** In the order of the reference, which is the order they sort in. */
export const AssetRequirementStatusCode = codeTable('StatusCode', {
  DRAFT: 'Being prepared; only now can it be deleted.',
  ACTIVE: 'Somebody looks for a realty by it.',
  FINISHED: 'Ended without a purchase. This is final.',
  REJECTED: 'Given up. This is final.',
  PURCHASED: 'A realty was bought through it. This is final.',
});
export type AssetRequirementStatusCode = (typeof AssetRequirementStatusCode)[number];

export const MarketingActionStatusCode = codeTable('MarketingActionStatusCode', {
  IN_PROGRESS: 'It is being published.',
  WAITING: 'It waits to be published.',
  PUBLISHED: 'Sellers can see it.',
  FINISHED: 'It is published no more.',
  FAILED: 'Publishing it failed.',
});
export type MarketingActionStatusCode = (typeof MarketingActionStatusCode)[number];

export const WatchStatusCode = codeTable('WatchStatusCode', {
  ACTIVE: 'Realties that come on sale are held against it.',
  ENDED: 'Its time is over, or its asset requirement has ended. This is final.',
});
export type WatchStatusCode = (typeof WatchStatusCode)[number];

export const NotificationTypeCode = codeTable('NotificationTypeCode', { EMAIL: 'An e-mail.' });
export type NotificationTypeCode = (typeof NotificationTypeCode)[number];

export const RealtyPropertyTypeCode = codeTable('RealtyPropertyTypeCode', {
  ESTATE: 'A farm or a forest.',
  LEISURE: 'A home for holidays.',
  PLOT: 'A plot without a building.',
  RESIDENTIAL: 'A home.',
  OTHER: 'Something else, such as a parking slot.',
  SUBLEASE: 'A home that a tenant lets.',
  SHARED_APARTMENT: 'A room in a shared home.',
  COMMERCIAL_PROPERTY: 'Premises.',
});
export type RealtyPropertyTypeCode = (typeof RealtyPropertyTypeCode)[number];

/** What the asset requirement asked for and the realty has. */
export const MatchReasonCode = codeTable('MatchReasonCode', {
  AVAILABILITY: 'It is free when it is wanted.',
  OWNERSHIP_TYPE: 'It is owned as wanted.',
  PROPERTY_TYPE: 'It is of a type that is wanted.',
  RESIDENTIAL_TYPE: 'It is a home of a kind that is wanted.',
  PLOT_PROPERTY_TYPE: 'It is a plot of a kind that is wanted.',
  ESTATE_PROPERTY_TYPE: 'It is an estate of a kind that is wanted.',
  OTHER_PROPERTY_TYPE: 'It is of another kind that is wanted.',
  CONDITION: 'It is in a condition that is wanted.',
  CONSTRUCTION_YEAR: 'It was built in the years that are wanted.',
  ADDRESS: 'It stands where it is wanted.',
  ROOM_COUNT: 'It has as many rooms as wanted.',
  LIVING_AREA: 'It is as large as wanted.',
  PLOT_HOLDING_TYPE: 'Its plot is held as wanted.',
  PLOT_AREA: 'Its plot is as large as wanted.',
  ELEVATOR: 'It has an elevator.',
  BALCONY: 'It has a balcony.',
  SAUNA: 'It has a sauna.',
  HOUSING_COMPANY_SAUNA: 'Its housing company has a sauna.',
  PRICE: 'Its price is within what is wanted.',
});
export type MatchReasonCode = (typeof MatchReasonCode)[number];

export const knownRequirementAgentRoleCodes = codeTable('AgentRoleCode', {
  RESPONSIBLE_AGENT: 'Answers for the asset requirement, and is told of matches; there is one.',
  MARKETING_AGENT: 'Publishes it.',
});

export const knownOwnershipTypeCodes = codeTable('OwnershipTypeCode', { OWN: 'Owned in full.' });
export const knownResidentialTypeCodes = codeTable('ResidentialTypeCode', {
  APARTMENT_HOUSE: 'A home in a block of flats.',
});
export const knownPlotPropertyTypeCodes = codeTable('PlotPropertyTypeCode', {
  HOUSE_PLOT: 'A plot for a house.',
  HOLIDAY_PLOT: 'A plot for a holiday home.',
});
export const knownEstatePropertyTypeCodes = codeTable('EstatePropertyTypeCode', {
  FOREST: 'A forest.',
  ARABLE: 'Arable land.',
});
export const knownOtherPropertyTypeCodes = codeTable('OtherPropertyTypeCode', {
  PARKING_SLOT: 'A place to park.',
  GARAGE: 'A garage.',
});
export const knownConditionCodes = codeTable('ConditionCode', { NEW: 'New.', GOOD: 'In good condition.' });

import type { Fault } from '../common/rule';
import type { MeetingSubCategoryCode } from './codes';
import type { MeetingRealty } from './meeting-realty.dto';

type Codes = Pick<
  MeetingRealty,
  | 'categoryCode'
  | 'subCategoryCode'
  | 'propertyTypeCode'
  | 'residentialTypeCode'
  | 'plotPropertyTypeCode'
  | 'estatePropertyTypeCode'
  | 'otherShareTypeCode'
  | 'commercialPropertyTypeCode'
>;

/** The type-specific codes that a realty of a subcategory may have. */
const allowedCodes: Record<MeetingSubCategoryCode, (keyof Codes)[]> = {
  SHARE: ['residentialTypeCode', 'otherShareTypeCode', 'commercialPropertyTypeCode'],
  PROPERTY: ['residentialTypeCode', 'plotPropertyTypeCode', 'estatePropertyTypeCode', 'commercialPropertyTypeCode'],
};

const typeSpecific = [...new Set(Object.values(allowedCodes).flat())];

/** The reference's own sample shows every code at once; exactly this combination is taken. */
const shownByReference: Codes = {
  categoryCode: 'SALE',
  subCategoryCode: 'SHARE',
  propertyTypeCode: 'RESIDENTIAL',
  residentialTypeCode: 'APARTMENT_HOUSE',
  plotPropertyTypeCode: 'HOLIDAY_PLOT',
  estatePropertyTypeCode: 'ARABLE',
  otherShareTypeCode: 'GARAGE',
  commercialPropertyTypeCode: 'OFFICE_SPACE',
};

/** The type-specific codes of a meeting's realty that do not fit its subcategory. */
export function validateTypeCodes(realty: Record<string, unknown>): Fault[] {
  const subCategory = realty.subCategoryCode as MeetingSubCategoryCode;
  if (!Object.hasOwn(allowedCodes, String(subCategory))) return [];
  if (Object.entries(shownByReference).every(([name, code]) => realty[name] === code)) return [];
  return typeSpecific
    .filter((name) => typeof realty[name] === 'string' && !allowedCodes[subCategory].includes(name))
    .map((name) => ({ path: name, errorCode: 'INVALID_TYPE', message: `does not fit the subcategory ${subCategory}` }));
}

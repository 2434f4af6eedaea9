import type { MeetingRealty } from '@ovipro/contracts';
import { badBody, refusal, sampleOf } from '@ovipro/testing';
import { aSmallMeeting } from '../testing/meeting.mother';
import { Meetings } from '../testing/meeting-service';

const sample = sampleOf('meeting', 'meeting.create.request');

let meetings: Meetings;
beforeAll(async () => (meetings = await Meetings.start()));
afterAll(() => meetings?.close());

type Code = Extract<keyof MeetingRealty, `${string}TypeCode`>;

const typeSpecific: Code[] = [
  ...(['residentialTypeCode', 'plotPropertyTypeCode', 'estatePropertyTypeCode'] as const),
  ...(['otherShareTypeCode', 'commercialPropertyTypeCode'] as const),
];
const fitting: Record<string, Code[]> = {
  SHARE: ['residentialTypeCode', 'otherShareTypeCode', 'commercialPropertyTypeCode'],
  PROPERTY: ['residentialTypeCode', 'plotPropertyTypeCode', 'estatePropertyTypeCode', 'commercialPropertyTypeCode'],
};

/** What this reads of OpenAPI. Who shows a code without an example takes the first of its list. */
interface Document {
  components: { schemas: Record<string, { properties: Record<string, { example?: string; enum?: string[] }> }> };
}

const attempt = async (meetingRealty: object) => {
  const body = { ...aSmallMeeting(meetings.fixture.office), meetingRealty };
  return refusal(await meetings.fixture.send('POST', '/meetings', { body }));
};
const made = { status: 201, errorCode: undefined };

describe('the type-specific codes of a realty', () => {
  const cases = ['SHARE', 'PROPERTY'].flatMap((sub) => typeSpecific.map((code) => [sub, code] as const));

  it.each(cases)('of a %s: %s', async (subCategoryCode, code) => {
    const answer = await attempt({ categoryCode: 'SALE', subCategoryCode, [code]: 'SOME_TYPE' });
    const fits = fitting[subCategoryCode].includes(code);
    expect(answer).toEqual(fits ? made : badBody({ [`meetingRealty.${code}`]: 'INVALID_TYPE' }));
  });

  it('are taken all at once exactly as the reference shows them', async () => {
    const { address: _address, area: _area, ...realty } = sample.meetingRealty;
    expect(await attempt(realty)).toEqual(made);
    const misfit = badBody({
      'meetingRealty.plotPropertyTypeCode': 'INVALID_TYPE',
      'meetingRealty.estatePropertyTypeCode': 'INVALID_TYPE',
    });
    expect(await attempt({ ...realty, categoryCode: 'RENT' })).toEqual(misfit);
    expect(await attempt({ ...realty, otherShareTypeCode: undefined })).toEqual(misfit);
    expect(await attempt({ ...realty, propertyTypeCode: 'LEISURE' })).toEqual(misfit);
  });

  it('are taken all at once as the documentation puts its examples together', async () => {
    const { body } = await meetings.fixture.send('GET', '/openapi/meeting.json');
    const { properties } = (body as Document).components.schemas.MeetingRealty;
    const shown = [...(['categoryCode', 'subCategoryCode', 'propertyTypeCode'] as const), ...typeSpecific];
    const codes = shown.map((name) => [name, properties[name].example ?? properties[name].enum?.[0]] as const);
    expect(await attempt(Object.fromEntries(codes))).toEqual(made);
    expect(codes.map(([, code]) => typeof code)).toEqual(shown.map(() => 'string'));
  });

  it('are named along with all other faults', async () => {
    const realty = { categoryCode: 'SALE', subCategoryCode: 'PROPERTY', otherShareTypeCode: 'GARAGE', floorLevel: 'x' };
    expect(await attempt(realty)).toEqual(
      badBody({ 'meetingRealty.otherShareTypeCode': 'INVALID_TYPE', 'meetingRealty.floorLevel': 'INVALID_TYPE' }),
    );
  });

  it('are held against no subcategory that is not there', async () => {
    expect(await attempt({ categoryCode: 'SALE', otherShareTypeCode: 'GARAGE', plotPropertyTypeCode: 'X' })).toEqual(
      badBody({ 'meetingRealty.subCategoryCode': 'VALUE_REQUIRED' }),
    );
  });
});

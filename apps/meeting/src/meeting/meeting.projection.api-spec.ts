import { type MeetingContent, meetingSample } from '@ovipro/contracts';
import { anyText, describeProjection } from '@ovipro/testing';
import fc from 'fast-check';
import { meetingService } from '../service';
import { meetingProjection, meetingRowProjection } from './meeting.projection';

const { persistence } = meetingService;
const ids = ['1b0c2cbd-4a20-4b52-a7a3-6c1f1d4b2e01', '1b0c2cbd-4a20-4b52-a7a3-6c1f1d4b2e02'];
const id = fc.constantFrom(...ids);

const address = fc.record(
  { addressLine1: anyText(), locality: anyText(), localityCode: anyText() },
  { requiredKeys: [] },
);
const content: fc.Arbitrary<MeetingContent> = fc.record(
  {
    visitTime: fc.constant(meetingSample.visitTime),
    parties: fc.array(fc.record({ partyId: id, partyTypeCode: fc.constant('PERSON_PARTY' as const) }), {
      maxLength: 3,
    }),
    agents: fc.array(fc.record({ agentId: id }), { maxLength: 3 }),
    meetingRealty: fc.record(
      { categoryCode: fc.constant('SALE' as const), subCategoryCode: fc.constant('SHARE' as const), address },
      { requiredKeys: ['categoryCode', 'subCategoryCode'] },
    ),
    notes: anyText(),
    realtyId: id,
  },
  { requiredKeys: ['visitTime', 'parties', 'agents', 'meetingRealty'] },
);

const partial = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, anyText()])), { requiredKeys: [] });

const given = { content, searchTerms: fc.constant<string[]>([]) };

describeProjection('a meeting', { persistence, projection: meetingProjection, given });

describeProjection('a meeting in a search', {
  persistence,
  projection: meetingRowProjection,
  given,
  names: {
    party: { ids, data: partial('partyName', 'emailAddress', 'phoneNumber') },
    agent: { ids, data: partial('firstName', 'lastName') },
  },
});

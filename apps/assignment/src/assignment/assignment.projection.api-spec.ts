import { anyObject, anyText, describeProjection } from '@ovipro/testing';
import fc from 'fast-check';
import {
  continuationAgreementProjection,
  continuationAgreementRowProjection,
} from '../continuation-agreement/continuation-agreement.projection';
import type { ContinuationAgreementEntity } from '../continuation-agreement/continuation-agreement.entity';
import { marketingPlanProjection } from '../marketing-plan/marketing-plan.child';
import type { MarketingPlanEntity } from '../marketing-plan/marketing-plan.entity';
import { assignmentService } from '../service';
import { integrationProjection, officialIdsProjection } from '../settings/office-settings.root';
import type { AssignmentEntity, AssignmentSummary, StoredContent } from './assignment.entity';
import { assignmentProjection, assignmentRowProjection } from './assignment.projection';

const { persistence } = assignmentService;
const ids = ['1b0c2cbd-4a20-4b52-a7a3-6c1f1d4b2e01', '1b0c2cbd-4a20-4b52-a7a3-6c1f1d4b2e02'];
const agents = fc.array(fc.record({ agentId: fc.constantFrom(...ids), roleCode: anyText() }), { maxLength: 3 });

/** Objects of any shape in the places of those that a caller writes; each may be absent. */
const content = fc.record(
  {
    assignment: fc.record({ agencyOfficeId: fc.constantFrom(...ids), agents }, { requiredKeys: ['agencyOfficeId'] }),
    ...{ agreementValidity: anyObject(), costs: anyObject(), otherConditions: anyObject() },
    ...{ assets: fc.array(anyObject(), { maxLength: 3 }), sellerCustomerParties: fc.array(anyObject()) },
    assetRequirementId: fc.constantFrom(...ids),
  },
  { requiredKeys: ['assignment'] },
) as unknown as fc.Arbitrary<StoredContent>;

const summary = fc.record(
  { agents, agreementValidity: anyObject(), assets: fc.array(anyObject()), customerParties: fc.array(anyObject()) },
  { requiredKeys: ['agents', 'customerParties'] },
) as unknown as fc.Arbitrary<AssignmentSummary>;

const names = fc.record({ firstName: anyText(), lastName: anyText() }, { requiredKeys: [] });

describeProjection<AssignmentEntity, object>('an assignment', {
  persistence,
  projection: assignmentProjection,
  given: { content, summary },
});

describeProjection<AssignmentEntity, object>('an assignment in a search', {
  persistence,
  projection: assignmentRowProjection,
  given: { content, summary },
  names: { agent: { ids, data: names } },
});

const agreed = fc.record(
  { agents, assets: fc.array(anyObject(), { maxLength: 3 }), otherConditions: anyObject() },
  { requiredKeys: ['agents'] },
) as unknown as fc.Arbitrary<ContinuationAgreementEntity['content']>;

describe.each([
  ['a continuation agreement', continuationAgreementProjection],
  ['a continuation agreement in a list', continuationAgreementRowProjection],
])('', (name, projection) =>
  describeProjection<ContinuationAgreementEntity, object>(name, {
    persistence,
    projection,
    given: { content: agreed },
  }),
);

describeProjection<MarketingPlanEntity, object>('a marketing plan', {
  persistence,
  projection: marketingPlanProjection,
});
describeProjection('the settings of official ids', { persistence, projection: officialIdsProjection });
describeProjection('the settings for other systems', { persistence, projection: integrationProjection });

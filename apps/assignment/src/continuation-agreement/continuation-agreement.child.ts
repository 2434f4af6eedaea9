import { defineChild } from '@ovipro/platform';
import { assignmentRoot } from '../assignment/assignment.root';
import { ContinuationAgreementEntity } from './continuation-agreement.entity';
import { continuationAgreementProjection } from './continuation-agreement.projection';

export const continuationAgreementChild = defineChild({
  payloadKey: 'continuationAgreement',
  parent: assignmentRoot,
  entity: ContinuationAgreementEntity,
  id: 'continuationAgreementId',
  parentId: 'assignmentId',
  projection: continuationAgreementProjection,
});

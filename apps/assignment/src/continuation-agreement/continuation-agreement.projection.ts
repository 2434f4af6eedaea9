import { ContinuationAgreement, ContinuationAgreementRow } from '@ovipro/contracts';
import { defineProjection } from '@ovipro/platform';
import { ContinuationAgreementEntity } from './continuation-agreement.entity';

const rowShape = {
  continuationAgreementId: 'continuationAgreementId',
  statusCode: 'statusCode',
  assignmentId: 'assignmentId',
  agreementValidity: { validityPeriod: { startDate: 'startDate', endDate: 'endDate' } },
} as const;

/** A continuation agreement as GET answers it and as events carry it. */
export const continuationAgreementProjection = defineProjection({
  entity: ContinuationAgreementEntity,
  type: ContinuationAgreement,
  shape: {
    ...rowShape,
    contractDocumentId: 'contractDocumentId',
    creationTime: 'creationTime',
    modificationTime: 'modificationTime',
    '...': 'content',
  },
});

/** A continuation agreement as the list shows it. */
export const continuationAgreementRowProjection = defineProjection({
  entity: ContinuationAgreementEntity,
  type: ContinuationAgreementRow,
  shape: { ...rowShape, agents: 'content.agents' },
});

import { MarketingPlan } from '@ovipro/contracts';
import { defineChild, defineProjection } from '@ovipro/platform';
import { assignmentRoots } from '../assignment/assignment.root';
import { MarketingPlanEntity } from './marketing-plan.entity';

export const marketingPlanProjection = defineProjection({
  entity: MarketingPlanEntity,
  type: MarketingPlan,
  shape: {
    marketingPlanDocumentId: 'marketingPlanDocumentId',
    marketingPlanDocumentCreationTime: 'marketingPlanDocumentCreationTime',
    marketingConditions: 'marketingConditions',
    creationTime: 'creationTime',
    modificationTime: 'modificationTime',
  },
  etagExtras: ['marketingPlanDocumentId'],
});

export const marketingPlanChild = defineChild({
  payloadKey: 'marketingPlan',
  parent: assignmentRoots.SALES,
  entity: MarketingPlanEntity,
  id: 'assignmentId',
  parentId: 'assignmentId',
  projection: marketingPlanProjection,
});

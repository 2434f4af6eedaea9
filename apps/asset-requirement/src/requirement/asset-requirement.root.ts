import { assetRequirementSnapshot, assetRequirementTopic } from '@ovipro/contracts';
import { defineRoot } from '@ovipro/platform';
import { AssetRequirementEntity } from './asset-requirement.entity';
import { requirementProjection } from './asset-requirement.projection';

/** An asset requirement in hand, for other aggregates. */
export type Requirement = AssetRequirementEntity;

export const requirementRoot = defineRoot({
  resource: 'asset-requirement',
  entity: AssetRequirementEntity,
  id: 'assetRequirementId',
  topic: assetRequirementTopic,
  projection: requirementProjection,
  snapshot: assetRequirementSnapshot,
});

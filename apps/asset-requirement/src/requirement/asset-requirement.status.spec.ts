import { AssetRequirementStatusCode } from '@ovipro/contracts';
import { describeLifeCycle } from '@ovipro/testing';
import { requirementLifeCycle } from './asset-requirement.status';

describe('the life cycle of an asset requirement', () => {
  describeLifeCycle(requirementLifeCycle, AssetRequirementStatusCode, [
    'DRAFT → ACTIVE',
    'DRAFT → REJECTED',
    'ACTIVE → FINISHED',
    'ACTIVE → PURCHASED',
    'ACTIVE → REJECTED',
  ]);
});

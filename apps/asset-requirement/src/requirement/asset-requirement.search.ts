import { type AssetRequirementSearch, assetRequirementSortFields } from '@ovipro/contracts';
import { anyOf, defineSearch, equals, type Transaction } from '@ovipro/platform';
import type { AssetRequirementEntity } from './asset-requirement.entity';
import { requirementRowProjection } from './asset-requirement.projection';
import { requirementRoot } from './asset-requirement.root';
import { requirementTerms } from './asset-requirement.search-terms';

export const requirementSearch = defineSearch<AssetRequirementSearch, AssetRequirementEntity>({
  resource: requirementRoot,
  projection: requirementRowProjection,
  list: 'assetRequirements',
  filters: {
    agentId: equals('responsibleAgentId'),
    friendlyId: equals('friendlyId'),
    statusCode: anyOf('statusCode'),
    marketingActionStatusCode: anyOf('marketingActionStatusCode'),
  },
  sorts: assetRequirementSortFields,
  defaultSort: 'creationTime|desc',
  rangeFilters: ['agentId', 'statusCode', 'marketingActionStatusCode'],
  selectiveFilters: ['friendlyId'],
  terms: requirementTerms,
});

/** The next number of eight digits. */
export async function nextFriendlyId(tx: Transaction): Promise<string> {
  const [{ number }] = await tx.query<{ number: string }>(
    `SELECT nextval('asset_requirement_friendly_id')::text AS number`,
  );
  return number;
}

import { AssetRequirement, type AssetRequirementContent, AssetRequirementRow } from '@ovipro/contracts';
import { defineProjection, withName } from '@ovipro/platform';
import { requirementNames } from '../directory/directory';
import { AssetRequirementEntity } from './asset-requirement.entity';

/** What a caller says, as it is kept. */
export function requirementColumns({ agencyOfficeId, ...content }: AssetRequirementContent) {
  const responsibleAgent = content.agents?.find(({ roleCode }) => roleCode === 'RESPONSIBLE_AGENT') ?? null;
  return { agencyOfficeId, responsibleAgent, responsibleAgentId: responsibleAgent?.agentId ?? null, content };
}

/** The asset requirement as GET answers it and as events carry it. */
export const requirementProjection = defineProjection({
  entity: AssetRequirementEntity,
  type: AssetRequirement,
  shape: {
    assetRequirementId: 'assetRequirementId',
    statusCode: 'statusCode',
    friendlyId: 'friendlyId',
    agencyOfficeId: 'agencyOfficeId',
    creationTime: 'creationTime',
    modificationTime: 'modificationTime',
    '...': 'content',
  },
});

/** The asset requirement as a search shows it. */
export const requirementRowProjection = defineProjection({
  entity: AssetRequirementEntity,
  type: AssetRequirementRow,
  shape: {
    assetRequirementId: 'assetRequirementId',
    statusCode: 'statusCode',
    friendlyId: 'friendlyId',
    agencyOfficeId: 'agencyOfficeId',
    responsibleAgent: withName(
      requirementNames,
      'agent',
      { at: 'responsibleAgent', id: 'agentId', keep: ['roleCode'] },
      ['firstName', 'lastName'],
    ),
    note: 'content.note',
    marketingActionStatusCode: 'marketingActionStatusCode',
    assetRequirements: 'content.assetRequirements',
    creationTime: 'creationTime',
  },
});

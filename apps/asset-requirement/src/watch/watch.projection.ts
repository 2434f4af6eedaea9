import { Watch, type WatchCreate, WatchRow } from '@ovipro/contracts';
import { defineProjection, withName } from '@ovipro/platform';
import { requirementNames } from '../directory/directory';
import type { Requirement } from '../requirement/asset-requirement.root';
import { WatchEntity } from './watch.entity';

/** What a caller says, as it is kept. */
export const watchColumns = (content: Omit<WatchCreate, 'assetRequirementId'>) => ({
  content,
  validityEndTime: new Date(content.validityEndTime),
  partyIds: [...new Set(content.parties.map(({ partyId }) => partyId))],
});

/** What a watch shows of its asset requirement. */
export const followedColumns = ({
  agencyOfficeId,
  responsibleAgent,
  responsibleAgentId,
  content,
}: Pick<Requirement, 'agencyOfficeId' | 'responsibleAgent' | 'responsibleAgentId' | 'content'>) => ({
  ...{ agencyOfficeId, agencyOffice: { agencyOfficeId }, responsibleAgent, responsibleAgentId },
  propertyTypeCodes: content.assetRequirements.realty?.propertyTypeCodes ?? [],
});

const shape = {
  watchId: 'watchId',
  watchStatusCode: 'statusCode',
  validityStartTime: 'creationTime',
  '...': 'content',
  creationTime: 'creationTime',
  modificationTime: 'modificationTime',
} as const;

/** The watch as GET answers it and as events carry it. */
export const watchProjection = defineProjection({
  entity: WatchEntity,
  type: Watch,
  shape: { ...shape, assetRequirement: { assetRequirementId: 'assetRequirementId' } },
});

/** The watch as a search shows it. */
export const watchRowProjection = defineProjection({
  entity: WatchEntity,
  type: WatchRow,
  shape: {
    ...shape,
    assetRequirement: {
      assetRequirementId: 'assetRequirementId',
      responsibleAgent: withName(requirementNames, 'agent', { at: 'responsibleAgent', id: 'agentId' }, [
        ...(['firstName', 'lastName'] as const),
      ]),
      agencyOffice: withName(requirementNames, 'agency-office', { at: 'agencyOffice', id: 'agencyOfficeId' }, ['name']),
    },
  },
});

import {
  type Assignment,
  AssignmentRow,
  type AssignmentTypeCode,
  customerPartiesOf,
  PurchaseAssignment,
  RentalAssignment,
  responsibleAgent,
  SalesAssignment,
} from '@ovipro/contracts';
import { defineProjection, type Projection, withNames } from '@ovipro/platform';
import { assignmentNames } from '../directory/directory';
import { AssignmentEntity, type AssignmentSummary, type StoredByType, type StoredContent } from './assignment.entity';

/** The customers of an assignment: sellers, buyers or lessors. */
export const customersOf = (type: AssignmentTypeCode, content: StoredContent): AssignmentSummary['customerParties'] =>
  (content as unknown as Record<string, AssignmentSummary['customerParties']>)[customerPartiesOf[type]];

/** The assets of a sale or a rental. */
export const assetsOf = (content: StoredContent): StoredByType['SALES']['assets'] | undefined =>
  'assets' in content ? content.assets : undefined;

function summaryOf(type: AssignmentTypeCode, content: StoredContent): AssignmentSummary {
  const { validityContinuedAfterRedemption: _continued, ...agreementValidity } = content.agreementValidity ?? {};
  const assets = assetsOf(content);
  return {
    agents: content.assignment.agents ?? [],
    ...(content.agreementValidity && { agreementValidity }),
    ...(assets && {
      assets: assets.map(({ realtyId, subcategoryCode, address }) => ({ realtyId, subcategoryCode, address })),
    }),
    customerParties: customersOf(type, content).map(({ partyId, partyTypeCode }) => ({ partyId, partyTypeCode })),
  };
}

const appendixMarkOf = (content: StoredContent): string | null => {
  const appendices = (assetsOf(content) ?? []).map(({ explanatoryAppendix }) => explanatoryAppendix);
  return appendices.flatMap((appendix) => appendix?.explanatoryAppendixDocumentId ?? []).join(' ') || null;
};

const distinct = (ids: string[]): string[] => [...new Set(ids)];

/** What a caller says, as it is kept: what is searched or sorted has a column of its own. */
export function assignmentColumns(type: AssignmentTypeCode, content: StoredContent) {
  const { agencyOfficeId, agents = [] } = content.assignment;
  const { startDate, endDate } = content.agreementValidity?.validityPeriod ?? {};
  const consentors = 'consentorParties' in content ? content.consentorParties : undefined;
  const parties = [...customersOf(type, content), ...(consentors ?? [])];
  return {
    agencyOfficeId,
    content,
    summary: summaryOf(type, content),
    startDate: startDate ?? null,
    endDate: endDate ?? null,
    assetRequirementId: ('assetRequirementId' in content && content.assetRequirementId) || null,
    partyIds: distinct(parties.map(({ partyId }) => partyId)),
    agentIds: distinct(agents.map(({ agentId }) => agentId)),
    responsibleAgentId: agents.find(({ roleCode }) => roleCode === responsibleAgent)?.agentId ?? null,
    realtyIds: distinct((assetsOf(content) ?? []).map(({ realtyId }) => realtyId)),
    appendixMark: appendixMarkOf(content),
  };
}

/** All three types answer the same besides what they were given. */
const shape = {
  assignmentId: 'assignmentId',
  officialAssignmentId: 'officialAssignmentId',
  assignmentStatusCode: 'assignmentStatusCode',
  assignmentTypeCode: 'assignmentTypeCode',
  contractDocumentId: 'contractDocumentId',
  creationTime: 'creationTime',
  modificationTime: 'modificationTime',
  '...': 'content',
} as const;

type EntityOf<T extends AssignmentTypeCode> = new () => Omit<AssignmentEntity, 'assignmentTypeCode' | 'content'> & {
  assignmentTypeCode: T;
  content: StoredByType[T];
};

/** All three are made alike; each is there for the compiler to hold its content against its answer. */
const byType = {
  SALES: defineProjection({
    entity: AssignmentEntity as EntityOf<'SALES'>,
    type: SalesAssignment,
    shape,
    etagExtras: ['appendixMark'],
  }),
  PURCHASE: defineProjection({ entity: AssignmentEntity as EntityOf<'PURCHASE'>, type: PurchaseAssignment, shape }),
  RENTAL: defineProjection({ entity: AssignmentEntity as EntityOf<'RENTAL'>, type: RentalAssignment, shape }),
};

/** An assignment of any type as its GET answers it and as events carry it. */
export const assignmentProjection = byType.SALES as unknown as Projection<AssignmentEntity, Assignment>;

/** The assignment as a search shows it. */
export const assignmentRowProjection = defineProjection({
  entity: AssignmentEntity,
  type: AssignmentRow,
  shape: {
    assignmentId: 'assignmentId',
    officialAssignmentId: 'officialAssignmentId',
    assignmentStatusCode: 'assignmentStatusCode',
    assignmentTypeCode: 'assignmentTypeCode',
    agencyOfficeId: 'agencyOfficeId',
    agents: withNames(assignmentNames, 'agent', { at: 'summary.agents', id: 'agentId', keep: ['roleCode'] }, [
      'firstName',
      'lastName',
    ]),
    agreementValidity: 'summary.agreementValidity',
    assets: 'summary.assets',
    customerParties: 'summary.customerParties',
    modificationTime: 'modificationTime',
  },
});

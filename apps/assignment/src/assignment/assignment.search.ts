import { type AssignmentSearch, assignmentSortFields } from '@ovipro/contracts';
import { anyOf, defineSearch, equals, onOrAfter, onOrBefore, overlaps, type Transaction } from '@ovipro/platform';
import type { AssignmentEntity } from './assignment.entity';
import { assignmentRowProjection } from './assignment.projection';
import { assignmentRoot } from './assignment.root';

export const assignmentSearch = defineSearch<AssignmentSearch, AssignmentEntity>({
  resource: assignmentRoot,
  projection: assignmentRowProjection,
  list: 'assignments',
  filters: {
    partyId: overlaps('partyIds'),
    realtyId: overlaps('realtyIds'),
    assetRequirementId: equals('assetRequirementId'),
    assignmentTypeCode: anyOf('assignmentTypeCode'),
    assignmentStatusCode: anyOf('assignmentStatusCode'),
    agentId: overlaps('agentIds'),
    responsibleAgentId: anyOf('responsibleAgentId'),
    endDateAfter: onOrAfter('endDate'),
    endDateBefore: onOrBefore('endDate'),
  },
  sorts: assignmentSortFields,
  defaultSort: 'creationTime|desc',
  rangeFilters: ['assignmentTypeCode', 'assignmentStatusCode', 'endDateAfter', 'endDateBefore'],
  selectiveFilters: ['partyId', 'realtyId', 'assetRequirementId', 'agentId', 'responsibleAgentId'],
});

/** Whether an assignment of an office has an official id. */
export async function isOfficialIdTaken(tx: Transaction, agencyOfficeId: string, officialId: string): Promise<boolean> {
  const sql = 'SELECT FROM assignment WHERE agency_office_id = $1 AND official_assignment_id = $2';
  return (await tx.query(sql, [agencyOfficeId, officialId])).length > 0;
}

import { type AssignmentSearch, assignmentSortFields } from '@ovipro/contracts';
import { anyOf, defineSearch, equals, type Filter, onOrAfter, onOrBefore, type Transaction } from '@ovipro/platform';
import type { AssignmentEntity } from './assignment.entity';
import { assignmentRowProjection } from './assignment.projection';
import { assignmentRoot } from './assignment.root';

/** The list has one of the ids; by the keys that the caller's offices have for them. */
const hasAny =
  (property: 'partyIds' | 'agentIds' | 'realtyIds'): Filter<AssignmentEntity> =>
  (ids, { add, column, offices }) =>
    `office_keys(t.agency_office_id, ${column(property).sql}) && keys_of_offices(${offices}, ${add([ids].flat(), 'uuid[]')})`;

export const assignmentSearch = defineSearch<AssignmentSearch, AssignmentEntity>({
  resource: assignmentRoot,
  projection: assignmentRowProjection,
  list: 'assignments',
  filters: {
    partyId: hasAny('partyIds'),
    realtyId: hasAny('realtyIds'),
    assetRequirementId: equals('assetRequirementId'),
    assignmentTypeCode: anyOf('assignmentTypeCode'),
    assignmentStatusCode: anyOf('assignmentStatusCode'),
    agentId: hasAny('agentIds'),
    responsibleAgentId: anyOf('responsibleAgentId'),
    endDateAfter: onOrAfter('endDate'),
    endDateBefore: onOrBefore('endDate'),
  },
  sorts: assignmentSortFields,
  defaultSort: 'creationTime|desc',
  rangeFilters: ['assignmentTypeCode', 'assignmentStatusCode', 'responsibleAgentId', 'endDateAfter', 'endDateBefore'],
  selectiveFilters: ['partyId', 'realtyId', 'agentId'],
});

/** Whether an assignment of an office has an official id. */
export async function isOfficialIdTaken(tx: Transaction, agencyOfficeId: string, officialId: string): Promise<boolean> {
  const sql = 'SELECT FROM assignment WHERE agency_office_id = $1 AND official_assignment_id = $2';
  return (await tx.query(sql, [agencyOfficeId, officialId])).length > 0;
}

import type { DocumentSearch } from '@ovipro/contracts';
import { defineList, equals, type OfOffices, type ResourceDefinition } from '@ovipro/platform';
import { documentProjection } from './document.child';
import { DocumentEntity } from './document.entity';

/** Whoever sees an assignment sees its documents. */
const ofItsAssignment: OfOffices = (row, offices) =>
  `EXISTS (SELECT FROM assignment WHERE assignment.assignment_id = ${row}.assignment_id
    AND assignment.agency_office_id = ANY(${offices}))`;

/** Documents of all assignments. */
export const documents: ResourceDefinition<DocumentEntity> = {
  entity: DocumentEntity,
  id: 'documentId',
  permission: 'assignment',
  ofOffices: ofItsAssignment,
  projection: documentProjection,
};

/** The documents of an owner. */
export const documentList = defineList<DocumentSearch, DocumentEntity>({
  resource: documents,
  filters: { ownerCode: equals('ownerCode'), ownerEntityId: equals('assignmentId') },
  list: 'documents',
  counted: true,
  order: 't.creation_time DESC, t.document_id',
});

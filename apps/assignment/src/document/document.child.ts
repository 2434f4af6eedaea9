import { AssignmentDocument } from '@ovipro/contracts';
import { defineChild, defineProjection } from '@ovipro/platform';
import { assignmentRoot } from '../assignment/assignment.root';
import { DocumentEntity } from './document.entity';

export const documentProjection = defineProjection({
  entity: DocumentEntity,
  type: AssignmentDocument,
  shape: {
    documentId: 'documentId',
    documentTypeCode: 'documentTypeCode',
    contentType: 'contentType',
    ownerCode: 'ownerCode',
    ownerEntityId: 'assignmentId',
    documentName: 'documentName',
    languageCode: 'languageCode',
    canBeShared: 'canBeShared',
    isReadOnly: 'isReadOnly',
    contentLength: 'contentLength',
    sha256: 'sha256',
    creationTime: 'creationTime',
    modificationTime: 'modificationTime',
  },
  etagExtras: ['sha256'],
});

export const documentChild = defineChild({
  payloadKey: 'document',
  parent: assignmentRoot,
  entity: DocumentEntity,
  id: 'documentId',
  parentId: 'assignmentId',
  projection: documentProjection,
});

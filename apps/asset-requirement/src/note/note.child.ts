import { Note } from '@ovipro/contracts';
import { defineChild, defineProjection } from '@ovipro/platform';
import { requirementRoot } from '../requirement/asset-requirement.root';
import { NoteEntity } from './note.entity';

const projection = defineProjection({
  entity: NoteEntity,
  type: Note,
  shape: {
    noteId: 'noteId',
    note: 'note',
    assetRequirementId: 'assetRequirementId',
    creationTime: 'creationTime',
    modificationTime: 'modificationTime',
    createdBy: 'createdBy',
    modifiedBy: 'modifiedBy',
  },
});

/** A note in hand, for other aggregates. */
export type NoteRow = NoteEntity;

/** A note below its asset requirement, which numbers its events. */
export const noteChild = defineChild({
  parent: requirementRoot,
  entity: NoteEntity,
  id: 'noteId',
  parentId: 'assetRequirementId',
  payloadKey: 'note',
  projection,
});

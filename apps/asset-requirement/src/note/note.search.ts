import type { NoteSearch } from '@ovipro/contracts';
import { defineList, equals, type ResourceDefinition } from '@ovipro/platform';
import { noteChild } from './note.child';
import type { NoteEntity } from './note.entity';

/** A note as it is read by its own id: whoever sees the asset requirement sees it. */
export const noteResource: ResourceDefinition<NoteEntity> = {
  ...noteChild,
  permission: 'note',
  ofOffices: (row, offices) => `EXISTS (SELECT FROM asset_requirement owner
    WHERE owner.asset_requirement_id = ${row}.asset_requirement_id AND owner.agency_office_id = ANY(${offices}))`,
};

export const noteList = defineList<NoteSearch, NoteEntity>({
  resource: noteResource,
  filters: { assetRequirementId: equals('assetRequirementId') },
  list: 'notes',
  order: 't.creation_time DESC, t.note_id',
  counted: true,
});

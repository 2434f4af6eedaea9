import { IntersectionType, PickType } from '@nestjs/swagger';
import { ListOf, IdField, TextField, TimeField } from '../common/fields';
import { Counted } from '../common/query';

/** Which note is meant. */
export class NoteIdParams {
  @IdField({ description: 'The note.', example: 'c6d2288d-2ecb-448a-aef3-fd5144920e0b' })
  noteId!: string;
}

/** An asset requirement has at most as many notes. */
export const mostNotes = 20;

/** What a note is to say. */
export class NoteUpdate {
  @TextField({ max: 10_000, description: 'What the note says.', example: 'This is a note.' })
  note!: string;
}

/** A new note on an asset requirement. */
export class NoteCreate extends NoteUpdate {
  @IdField({
    description: `The asset requirement, which has at most ${mostNotes} notes.`,
    example: '123e4567-e89b-12d3-a456-426655440000',
  })
  assetRequirementId!: string;
}

/** The id of the note that was created. */
export class NoteCreated extends NoteIdParams {}

/** A note as answered. */
export class Note extends IntersectionType(NoteIdParams, NoteCreate) {
  @TimeField({ description: 'When it was written.', example: '2021-01-01T00:00:00Z' })
  creationTime!: string;

  @TimeField({ description: 'When it was last changed.', example: '2021-01-01T00:00:00Z' })
  modificationTime!: string;

  @TextField({
    max: 200,
    description: 'Who wrote it: the agent, or the caller where it was none.',
    example: '123e4567-e89b-12d3-a456-426655440000',
  })
  createdBy!: string;

  @TextField({
    max: 200,
    description: 'Who changed it last: the agent, or the caller where it was none.',
    example: '123e4567-e89b-12d3-a456-426655440000',
  })
  modifiedBy!: string;
}

/** Whose notes are asked for. */
export class NoteSearch extends PickType(NoteCreate, ['assetRequirementId']) {}

/** The notes of an asset requirement, the newest first. */
export class NoteList extends Counted {
  @ListOf(() => Note, { max: mostNotes, description: 'All notes of the asset requirement, the newest first.' })
  notes!: Note[];
}

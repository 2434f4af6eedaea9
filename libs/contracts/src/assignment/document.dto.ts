import {
  BooleanField,
  CodeField,
  IdField,
  IntField,
  ListOf,
  OpenCodeField,
  TextField,
  TimeField,
} from '../common/fields';
import { Counted } from '../common/query';
import { LanguageCode } from '../common/text';
import { Sha256Field } from './parts/fields';
import { knownDocumentOwnerCodes, knownDocumentTypeCodes } from './known-codes';

/** Which document is meant. */
export class DocumentIdParams {
  @IdField({ description: 'The document.', example: '1e51dace-9004-48ea-84d8-23657476c1c5' })
  documentId!: string;
}

/** What documents belong to. An owner that is unknown, or outside the offices of the caller, has none. */
export class DocumentSearch {
  @OpenCodeField(knownDocumentOwnerCodes, { description: 'What kind of thing they belong to.' })
  ownerCode!: string;

  @IdField({ description: 'The thing that they belong to.', example: 'd265a413-a83e-40f1-b185-a3b1fb74c905' })
  ownerEntityId!: string;
}

/** What is known of a document besides its bytes. A document never changes: another takes its place. */
export class AssignmentDocument extends DocumentIdParams {
  @OpenCodeField(knownDocumentTypeCodes, { description: 'What kind of document it is.' })
  documentTypeCode!: string;

  @TextField({ max: 100, description: 'Media type of its content.', example: 'application/pdf' })
  contentType!: string;

  @OpenCodeField(knownDocumentOwnerCodes, { description: 'What kind of thing it belongs to.' })
  ownerCode!: string;

  @IdField({ description: 'The thing that it belongs to.', example: 'd265a413-a83e-40f1-b185-a3b1fb74c905' })
  ownerEntityId!: string;

  @TextField({
    max: 200,
    description: 'Name of the file.',
    example: 'toimeksiantosopimus-201252021.pdf',
  })
  documentName!: string;

  @CodeField(LanguageCode, { description: 'The language it is written in.' })
  languageCode!: LanguageCode;

  @BooleanField({ description: 'Whether it may be given to the parties.', example: true })
  canBeShared!: boolean;

  @BooleanField({ description: 'Whether nobody can change it: so it is with all that are generated.', example: true })
  isReadOnly!: boolean;

  @IntField({
    min: 1,
    max: 2_147_483_647,
    optional: true,
    description: 'Length of its content in bytes. Absent until the content is made.',
    example: 48_213,
  })
  contentLength?: number;

  @Sha256Field('SHA-256 of its content: 64 hexadecimal digits. Absent until the content is made.')
  sha256?: string;

  @TimeField({ description: 'When it was generated.', example: '2021-09-14T09:12:43Z' })
  creationTime!: string;

  @TimeField({ description: 'When it was generated: a document never changes.', example: '2021-09-14T09:12:43Z' })
  modificationTime!: string;
}

/** All documents of an assignment, the newest first. */
export class AssignmentDocumentList extends Counted {
  @ListOf(() => AssignmentDocument, { max: 10_000, description: 'All documents of the owner, the newest first.' })
  documents!: AssignmentDocument[];
}

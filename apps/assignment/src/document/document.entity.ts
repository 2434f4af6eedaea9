import type { LanguageCode } from '@ovipro/contracts';
import { VersionedEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocumentInput } from './render/input';

export type DocumentTypeCode = DocumentInput['documentTypeCode'];

/** Where the content of a document lies. */
export type ContentStoreCode = 'DATABASE' | 'S3';

/** A document: what it is made of, and what is answered of it. Another takes its place; it never changes itself. */
@Entity('document')
export class DocumentEntity extends VersionedEntity {
  @PrimaryColumn('uuid')
  documentId!: string;

  @Column('uuid')
  assignmentId!: string;

  @Column('text')
  documentTypeCode!: DocumentTypeCode;

  @Column('text')
  ownerCode!: string;

  @Column('text')
  documentName!: string;

  @Column('text')
  contentType!: string;

  @Column('text')
  languageCode!: LanguageCode;

  @Column('boolean')
  canBeShared!: boolean;

  @Column('boolean')
  isReadOnly!: boolean;

  /** Frozen: names are copied, nothing is looked up later. */
  @Column('jsonb')
  input!: DocumentInput;

  /** Unset until the content is made, which is no change of the document. */
  @Column({ type: 'integer', nullable: true })
  contentLength!: number | null;

  @Column({ type: 'text', nullable: true })
  sha256!: string | null;

  @Column({ type: 'text', nullable: true })
  contentStore!: ContentStoreCode | null;
}

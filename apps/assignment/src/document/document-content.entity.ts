import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The bytes of a document that are kept in the database. */
@Entity('document_content')
export class DocumentContentEntity {
  @PrimaryColumn('uuid')
  documentId!: string;

  @Column('bytea')
  bytes!: Buffer;
}

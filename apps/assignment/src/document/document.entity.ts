import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The contracts that parties sign. */
export type ContractTypeCode = 'ASSIGNMENT_AGREEMENT' | 'CONTINUATION_AGREEMENT';

/** A document, as what it is made of. It is written from that when somebody wants to read it. */
@Entity('document')
export class DocumentEntity {
  @PrimaryColumn('uuid')
  documentId!: string;

  @Column('uuid')
  assignmentId!: string;

  @Column('text')
  documentTypeCode!: ContractTypeCode;

  @Column('jsonb')
  input!: object;

  @Column({ type: 'timestamptz', precision: 3 })
  creationTime!: Date;
}

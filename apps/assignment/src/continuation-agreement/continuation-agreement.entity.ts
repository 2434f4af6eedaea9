import {
  type ContinuationAgreementContent,
  ContinuationAgreementStatusCode,
  type OtherConditions,
  type RentalPrice,
  type SalesPrice,
} from '@ovipro/contracts';
import { VersionedEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a continuation agreement has replaced in its assignment. */
export interface Replaced {
  agents?: ContinuationAgreementContent['agents'];
  otherConditions?: OtherConditions;
  /** Of each asset of the assignment, in their order. */
  prices: (SalesPrice | RentalPrice | null)[];
}

@Entity('continuation_agreement')
export class ContinuationAgreementEntity extends VersionedEntity {
  @PrimaryColumn('uuid')
  continuationAgreementId!: string;

  @Column('uuid')
  assignmentId!: string;

  @Column({ type: 'enum', enum: ContinuationAgreementStatusCode, enumName: 'continuation_agreement_status_code' })
  statusCode!: ContinuationAgreementStatusCode;

  @Column({ type: 'uuid', nullable: true })
  contractDocumentId!: string | null;

  /** The last day of the assignment without it. */
  @Column('date')
  startDate!: string;

  @Column('date')
  endDate!: string;

  @Column('jsonb')
  content!: Pick<ContinuationAgreementContent, 'agents' | 'assets' | 'otherConditions'>;

  /** Put back where the draft is deleted. */
  @Column('jsonb')
  replaced!: Replaced;
}

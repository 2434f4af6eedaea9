import {
  type AnsweredSalesAsset,
  type AssignmentRow,
  AssignmentStatusCode,
  AssignmentTypeCode,
  type ContentByType,
} from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a caller writes of an assignment, by its type, with what the server adds to the assets. */
export interface StoredByType extends ContentByType {
  SALES: Omit<ContentByType['SALES'], 'assets'> & { assets: AnsweredSalesAsset[] };
}
export type StoredContent = StoredByType[AssignmentTypeCode];

/** What a search shows of the content, so that a page reads little of each row. */
export type AssignmentSummary = Pick<AssignmentRow, 'agents' | 'agreementValidity' | 'assets' | 'customerParties'>;

/** Of all three types. `content` is read and written as a whole; what is searched or sorted has a column besides. */
@Entity('assignment')
export class AssignmentEntity extends RootEntity {
  @PrimaryColumn('uuid')
  assignmentId!: string;

  @Column('uuid')
  agencyOfficeId!: string;

  @Column({ type: 'enum', enum: AssignmentTypeCode, enumName: 'assignment_type_code' })
  assignmentTypeCode!: AssignmentTypeCode;

  @Column({ type: 'enum', enum: AssignmentStatusCode, enumName: 'assignment_status_code' })
  assignmentStatusCode!: AssignmentStatusCode;

  @Column({ type: 'text', nullable: true })
  officialAssignmentId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  contractDocumentId!: string | null;

  @Column('jsonb')
  content!: StoredContent;

  @Column('jsonb')
  summary!: AssignmentSummary;

  @Column({ type: 'date', nullable: true })
  startDate!: string | null;

  @Column({ type: 'date', nullable: true })
  endDate!: string | null;

  /** The last day that somebody has signed for; a continuation agreement that is a draft moves `endDate` alone. */
  @Column({ type: 'date', nullable: true })
  signedEndDate!: string | null;

  @Column({ type: 'uuid', nullable: true })
  assetRequirementId!: string | null;

  /** Customers and consentors. */
  @Column({ type: 'uuid', array: true })
  partyIds!: string[];

  @Column({ type: 'uuid', array: true })
  agentIds!: string[];

  @Column({ type: 'uuid', nullable: true })
  responsibleAgentId!: string | null;

  @Column({ type: 'uuid', array: true })
  realtyIds!: string[];

  /** Names the appendices that the assets show: generating one changes the answer, and leaves the version alone. */
  @Column({ type: 'text', nullable: true })
  appendixMark!: string | null;
}

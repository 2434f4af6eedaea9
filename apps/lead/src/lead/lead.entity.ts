import { type LeadContent, type LeadCustomer, LeadStatusCode } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What only is read and written as a whole stands in `content`; what is searched or sorted has a column of its own. */
@Entity('lead')
export class LeadEntity extends RootEntity {
  @PrimaryColumn('uuid')
  leadId!: string;

  @Column('uuid')
  agencyOfficeId!: string;

  @Column({ type: 'uuid', nullable: true })
  agentId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  partyId!: string | null;

  @Column({ type: 'enum', enum: LeadStatusCode, enumName: 'lead_status_code' })
  leadStatusCode!: LeadStatusCode;

  @Column('text')
  leadTypeCode!: string;

  @Column('text')
  leadSourceTypeCode!: string;

  @Column({ type: 'text', nullable: true })
  realtyFriendlyId!: string | null;

  /** What the sender calls the lead, by any scheme. */
  @Column({ type: 'text', array: true, nullable: true })
  supplierAssignedIds!: string[] | null;

  @Column({ type: 'text', array: true })
  leadActionCodes!: string[];

  @Column('jsonb')
  content!: LeadContent;

  /** Without partyId, which has its column. */
  @Column('jsonb')
  customer!: Omit<LeadCustomer, 'partyId'>;

  /** The caller's `sub`: a partner sees the leads that it created. */
  @Column('text')
  createdBy!: string;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  assignmentTime!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  decisionTime!: Date | null;
}

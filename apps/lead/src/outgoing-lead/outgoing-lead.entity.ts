import type { OutgoingLeadContent, OutgoingLeadCustomer, OutgoingLeadSender } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What only is read and written as a whole stands in `content`; what is searched or sorted has a column of its own. */
@Entity('outgoing_lead')
export class OutgoingLeadEntity extends RootEntity {
  @PrimaryColumn('uuid')
  leadId!: string;

  /** The sender's. */
  @Column('uuid')
  agencyOfficeId!: string;

  /** The sender; unset where the caller is no agent. */
  @Column({ type: 'uuid', nullable: true })
  agentId!: string | null;

  @Column('uuid')
  partyId!: string;

  @Column({ type: 'uuid', nullable: true })
  realtyId!: string | null;

  @Column('jsonb')
  content!: OutgoingLeadContent;

  /** Names and contacts as they were, without partyId, which has its column; empty once the party was removed. */
  @Column('jsonb')
  customer!: Omit<OutgoingLeadCustomer, 'partyId'>;

  /** Names and contacts as they were, without the ids, which have their columns. */
  @Column('jsonb')
  sender!: Omit<OutgoingLeadSender, 'agencyOfficeId' | 'agentId'>;
}

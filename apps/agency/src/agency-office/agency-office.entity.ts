import type { AgencyOffice } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The agency's names are copies, kept in step with the agency, so that an answer and an event need one row. */
@Entity('agency_office')
export class AgencyOfficeEntity extends RootEntity {
  @PrimaryColumn('uuid')
  agencyOfficeId!: string;

  @Column('uuid')
  agencyId!: string;

  @Column({ type: 'text', nullable: true })
  agencyOfficialName!: string | null;

  @Column({ type: 'text', nullable: true })
  agencyMarketingName!: string | null;

  @Column('text')
  name!: string;

  @Column('jsonb')
  content!: Omit<AgencyOffice, 'agencyOfficeId' | 'agency' | 'name'>;
}

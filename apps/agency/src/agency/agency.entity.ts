import type { Agency } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The names have columns since offices show them; the rest is read and written as a whole. */
@Entity('agency')
export class AgencyEntity extends RootEntity {
  @PrimaryColumn('uuid')
  agencyId!: string;

  @Column('text')
  officialName!: string;

  @Column({ type: 'text', nullable: true })
  marketingName!: string | null;

  @Column('jsonb')
  content!: Omit<Agency, 'agencyId' | 'officialName' | 'marketingName'>;
}

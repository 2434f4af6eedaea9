import { type AgentForAssetRequirement, type WatchCreate, WatchStatusCode } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What of its asset requirement a watch is searched by stands beside it, in step with the asset requirement and no part of
 * the watch: its office, responsible agent and types of realty.
 */
@Entity('watch')
export class WatchEntity extends RootEntity {
  @PrimaryColumn('uuid')
  watchId!: string;

  @Column('uuid')
  assetRequirementId!: string;

  @Column({ type: 'enum', enum: WatchStatusCode, enumName: 'watch_status_code' })
  statusCode!: WatchStatusCode;

  /** To the millisecond; `content` has it as it was sent. */
  @Column({ type: 'timestamptz', precision: 3 })
  validityEndTime!: Date;

  @Column({ type: 'uuid', array: true })
  partyIds!: string[];

  @Column('jsonb')
  content!: Omit<WatchCreate, 'assetRequirementId'>;

  /** Who may see it, also once the asset requirement is deleted. */
  @Column('uuid')
  agencyOfficeId!: string;

  /** As searches show it; unset once the asset requirement is deleted, and so are the two below. */
  @Column({ type: 'jsonb', nullable: true })
  agencyOffice!: { agencyOfficeId: string } | null;

  @Column({ type: 'jsonb', nullable: true })
  responsibleAgent!: AgentForAssetRequirement | null;

  @Column({ type: 'uuid', nullable: true })
  responsibleAgentId!: string | null;

  @Column({ type: 'text', array: true })
  propertyTypeCodes!: string[];
}

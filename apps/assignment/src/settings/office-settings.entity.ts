import type { IntegrationSettings } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Both settings of an office. Each has a version of its own, which is what its ETag names; `version` counts both. */
@Entity('office_settings')
export class OfficeSettingsEntity extends RootEntity {
  @PrimaryColumn('uuid')
  agencyOfficeId!: string;

  @Column({ type: 'text', nullable: true })
  officeIdentifier!: string | null;

  /** Moved by LOCK too, which is no change of the settings. */
  @Column('integer')
  nextSequenceNumberToBeIssued!: number;

  @Column('integer')
  officialIdsVersion!: number;

  @Column('jsonb')
  integration!: Omit<IntegrationSettings, 'agencyOfficeId'>;

  @Column('integer')
  integrationVersion!: number;
}

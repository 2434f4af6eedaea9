import type { MarketingConditions } from '@ovipro/contracts';
import { VersionedEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One a sales assignment. Generating its document is no change of it. */
@Entity('marketing_plan')
export class MarketingPlanEntity extends VersionedEntity {
  @PrimaryColumn('uuid')
  assignmentId!: string;

  @Column('jsonb')
  marketingConditions!: MarketingConditions;

  @Column({ type: 'uuid', nullable: true })
  marketingPlanDocumentId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  marketingPlanDocumentCreationTime!: Date | null;
}

import {
  type AgentForAssetRequirement,
  type AssetRequirementContent,
  AssetRequirementStatusCode,
  MarketingActionStatusCode,
} from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What only is read and written as a whole stands in `content`; what is searched or sorted has a column besides. */
@Entity('asset_requirement')
export class AssetRequirementEntity extends RootEntity {
  @PrimaryColumn('uuid')
  assetRequirementId!: string;

  @Column('uuid')
  agencyOfficeId!: string;

  @Column('text')
  friendlyId!: string;

  @Column({ type: 'enum', enum: AssetRequirementStatusCode, enumName: 'asset_requirement_status_code' })
  statusCode!: AssetRequirementStatusCode;

  /** No endpoint sets it: publishing does, once there is any. */
  @Column({
    type: 'enum',
    enum: MarketingActionStatusCode,
    enumName: 'marketing_action_status_code',
    nullable: true,
  })
  marketingActionStatusCode!: MarketingActionStatusCode | null;

  @Column({ type: 'uuid', nullable: true })
  responsibleAgentId!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  responsibleAgent!: AgentForAssetRequirement | null;

  @Column('jsonb')
  content!: Omit<AssetRequirementContent, 'agencyOfficeId'>;

  /** The version in which what is wanted was last changed: what it was matched by before is outdated. No part of the resource. */
  @Column('integer')
  criteriaVersion!: number;

  /** What it is found by: see `asset-requirement.search-terms.ts`. No part of the resource. */
  @Column({ type: 'text', array: true })
  searchTerms!: string[];
}

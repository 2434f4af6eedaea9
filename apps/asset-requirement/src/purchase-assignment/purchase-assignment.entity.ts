import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is known of a purchase assignment: the newest state that it was told of, and the asset requirement that it links. */
@Entity('purchase_assignment')
export class PurchaseAssignmentEntity {
  @PrimaryColumn('uuid')
  assignmentId!: string;

  @Column('bigint')
  sequence!: string;

  @Column({ type: 'uuid', nullable: true })
  assetRequirementId!: string | null;

  @Column('boolean')
  active!: boolean;
}

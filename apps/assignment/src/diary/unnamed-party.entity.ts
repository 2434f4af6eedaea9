import { Entity, PrimaryColumn } from 'typeorm';

/** A customer without a known name, and a diary that waits for it. */
@Entity('diary_unnamed_party')
export class UnnamedPartyEntity {
  @PrimaryColumn('uuid')
  partyId!: string;

  @PrimaryColumn('uuid')
  assignmentId!: string;
}

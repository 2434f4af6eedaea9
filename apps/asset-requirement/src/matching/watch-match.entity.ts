import type { MatchReasonCode } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A watch and a realty that matches it, or did: the pair stays, since its events are numbered. */
@Entity('watch_match')
export class WatchMatchEntity extends RootEntity {
  @PrimaryColumn('uuid')
  matchId!: string;

  @Column('uuid')
  watchId!: string;

  @Column('uuid')
  realtyId!: string;

  @Column('uuid')
  assetRequirementId!: string;

  /** That of the watch. */
  @Column('uuid')
  agencyOfficeId!: string;

  /** Whether they match, as far as is known. */
  @Column('boolean')
  holds!: boolean;

  @Column({ type: 'text', array: true })
  reasons!: MatchReasonCode[];

  @Column({ type: 'timestamptz', precision: 3 })
  matchTime!: Date;

  /** Of the asset requirement's keys that it was found by. */
  @Column('integer')
  generation!: number;

  /** Of the realty as it was found. */
  @Column('bigint')
  realtySequence!: string;
}

import type { TradeSettlement } from '@ovipro/contracts';
import { RootEntity } from '@ovipro/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SurveyTypeCode = 'ASSIGNMENT_ENDED' | 'TRADE_COMPLETED';

/** What became of a survey: it went out, or the settings of the office or the lack of anybody to ask kept it back. */
export type SurveyOutcome = 'PUBLISHED' | 'SWITCHED_OFF' | 'NOBODY_TO_ASK';

/** A survey and when it is due. Names, addresses and settings are looked up then. */
@Entity('survey')
export class SurveyEntity extends RootEntity {
  @PrimaryColumn('uuid')
  surveyId!: string;

  @Column('uuid')
  assignmentId!: string;

  @Column('text')
  surveyTypeCode!: SurveyTypeCode;

  @Column({ type: 'timestamptz', precision: 3 })
  dueTime!: Date;

  /** Unset until it was due. */
  @Column({ type: 'text', nullable: true })
  outcome!: SurveyOutcome | null;

  /** The trade that a TRADE_COMPLETED survey is about. */
  @Column({ type: 'jsonb', nullable: true })
  trade!: Pick<TradeSettlement, 'tradeDate' | 'parties'> | null;

  /** Each trade has one survey. */
  @Column({ type: 'uuid', nullable: true })
  tradeSettlementId!: string | null;
}

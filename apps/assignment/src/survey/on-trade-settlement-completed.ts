import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import {
  assignmentSurveys,
  type AssignmentStatusCode,
  type TradeSettlement,
  tradeSettlementCompleted,
  type TradeSettlementEventData,
} from '@ovipro/contracts';
import { effect, type EventContext, LOGGER, type Logger, OnEvent, type Transaction } from '@ovipro/platform';
import { assignmentRoot } from '../assignment/assignment.root';
import { SurveyEntity } from './survey.entity';
import { scheduleSurvey } from './surveys';

const surveysConsumer = effect(assignmentSurveys);

/** A trade may be completed before its agent says that the assignment is over. */
const inForce: AssignmentStatusCode[] = ['ACTIVE', 'FINISHED'];

/**
 * Has the parties of a trade asked how it went, once for each trade. A trade of an assignment that is not ours, or that has
 * never been in force, is another system's affair.
 */
@Controller()
export class OnTradeSettlementCompleted {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  @OnEvent(tradeSettlementCompleted, surveysConsumer)
  async handle(@Payload() { tradeSettlement }: TradeSettlementEventData, @Ctx() { tx }: EventContext): Promise<void> {
    const { assignmentId, tradeSettlementId } = tradeSettlement;
    const reason = await schedule(tx, tradeSettlement);
    if (reason) this.logger.info({ event: 'survey.none', tradeSettlementId, assignmentId, reason }, 'no survey');
  }
}

/** @returns why there is none */
async function schedule(tx: Transaction, settlement: TradeSettlement): Promise<string | undefined> {
  const { assignmentId, tradeSettlementId } = settlement;
  if (!(await tx.find(assignmentRoot, assignmentId))) return 'the assignment is unknown';
  const assignment = await tx.lockRelated(assignmentRoot, assignmentId);
  const { assignmentStatusCode } = assignment;
  if (!inForce.includes(assignmentStatusCode)) return `the assignment is ${assignmentStatusCode}`;
  const known = await (await tx.manager()).existsBy(SurveyEntity, { tradeSettlementId });
  if (known) return 'the trade has one';
  await scheduleSurvey(tx, assignment, 'TRADE_COMPLETED', settlement);
}

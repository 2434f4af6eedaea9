import type { TradeSettlement } from '@ovipro/contracts';
import { jobs, type Transaction } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import type { LockedAssignment } from '../assignment/assignment.root';
import { integrationSettingsOf } from '../settings/office-settings.root';
import type { SurveyTypeCode } from './survey.entity';
import { surveyRoot } from './survey.root';

/** The job that publishes a survey when it is due. */
export const publishingKind = 'publish-survey';
export interface Publishing {
  surveyId: string;
}

const hourMs = 3_600_000;

/** Has a survey go out after the delay that the office has set at this moment; whether it goes out is looked at then. */
export async function scheduleSurvey(
  tx: Transaction,
  { assignmentId, agencyOfficeId }: LockedAssignment,
  surveyTypeCode: SurveyTypeCode,
  settlement?: TradeSettlement,
): Promise<void> {
  const { surveypalSurveySettings = [] } = await integrationSettingsOf(tx, agencyOfficeId);
  const settings = surveypalSurveySettings.find((survey) => survey.surveyTypeCode === surveyTypeCode);
  const dueTime = new Date(tx.now.getTime() + (settings?.sendDelayHours ?? 0) * hourMs);
  const surveyId = randomUUID();
  tx.insert(surveyRoot, {
    ...{ surveyId, assignmentId, surveyTypeCode, dueTime, outcome: null },
    tradeSettlementId: settlement?.tradeSettlementId ?? null,
    trade: settlement ? { tradeDate: settlement.tradeDate, parties: settlement.parties } : null,
  });
  const payload = { surveyId };
  jobs.enqueue<Publishing>(tx, { kind: publishingKind }, { key: surveyId, payload, at: dueTime });
}

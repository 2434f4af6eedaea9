import { surveyDue } from '@ovipro/contracts';
import { defineJob, type Transaction } from '@ovipro/platform';
import { assignmentRoot } from '../assignment/assignment.root';
import { integrationSettingsOf } from '../settings/office-settings.root';
import { surveyContent, surveySystems } from './survey-content';
import type { SurveyEntity, SurveyOutcome } from './survey.entity';
import { surveyRoot } from './survey.root';
import { type Publishing, publishingKind } from './surveys';

/** Publishes a survey that is due, where the office's switches of this moment say so. Its row tells that it was looked at. */
export const surveyPublishing = defineJob<Publishing>({
  kind: publishingKind,
  concurrency: 2,
  async complete(tx, { surveyId }) {
    const survey = await tx.lockRelated(surveyRoot, surveyId);
    if (survey.outcome === null) tx.change(survey, { outcome: await publish(tx, survey) });
  },
});

async function publish(tx: Transaction, survey: SurveyEntity): Promise<SurveyOutcome> {
  const assignment = await tx.find(assignmentRoot, survey.assignmentId);
  if (!assignment) return 'NOBODY_TO_ASK';
  const settings = await integrationSettingsOf(tx, assignment.agencyOfficeId);
  const own = settings.surveypalSurveySettings?.find(({ surveyTypeCode }) => surveyTypeCode === survey.surveyTypeCode);
  const surveySystemCodes = surveySystems(settings);
  if (!own?.enabled || surveySystemCodes.length === 0) return 'SWITCHED_OFF';
  const content = await surveyContent(tx, survey, assignment, own);
  if (content.recipients.length === 0) return 'NOBODY_TO_ASK';
  tx.emit(survey, surveyDue, { survey: { ...content, surveySystemCodes } });
  return 'PUBLISHED';
}

import { PickType } from '@nestjs/swagger';
import { Survey, surveyDue, surveyTopic } from '@ovipro/contracts';
import { defineProjection, defineRoot } from '@ovipro/platform';
import { SurveyEntity } from './survey.entity';

class SurveyKey extends PickType(Survey, ['surveyId', 'surveyTypeCode']) {}

/**
 * Surveys, which nobody reads and nobody asks a snapshot of: that would send them again. What goes out is put together when a
 * survey is due.
 */
export const surveyRoot = defineRoot({
  resource: 'survey',
  entity: SurveyEntity,
  id: 'surveyId',
  topic: surveyTopic,
  projection: defineProjection({
    entity: SurveyEntity,
    type: SurveyKey,
    shape: { surveyId: 'surveyId', surveyTypeCode: 'surveyTypeCode' },
  }),
  snapshot: surveyDue,
});

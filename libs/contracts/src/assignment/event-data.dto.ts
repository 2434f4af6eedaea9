import { CausedEventData } from '../common/events';
import { CodeField, IntField, ObjectField } from '../common/fields';
import { type Assignment, AssignmentField } from './any-assignment.dto';
import { AssignmentStatusCode, ContinuationAgreementStatusCode } from './codes';
import { ContinuationAgreement } from './continuation-agreement.dto';
import { AssignmentDocument } from './document.dto';
import { MarketingPlan } from './marketing-plan.dto';
import { IntegrationSettings, OfficialAssignmentIdSettings } from './settings.dto';
import { Survey } from './survey.dto';

/** What an event about an assignment carries. */
export class AssignmentEventData extends CausedEventData {
  @AssignmentField('The assignment as GET answers it once the change is committed; the last state of a deleted one.')
  assignment!: Assignment;
}

/** What an event about a change of an assignment's status carries. */
export class AssignmentStatusEventData extends AssignmentEventData {
  @CodeField(AssignmentStatusCode, { description: 'The state of the assignment before.' })
  previousStatusCode!: AssignmentStatusCode;
}

/** What survey and price tracking systems need to decide without asking. */
export class AssignmentMilestoneEventData extends AssignmentStatusEventData {
  @ObjectField(() => IntegrationSettings, { description: "The office's settings for other systems at this moment." })
  integrationSettings!: IntegrationSettings;
}

/** What is told some days before an assignment ends. */
export class AssignmentExpiringEventData extends AssignmentEventData {
  @IntField({
    min: 0,
    max: 366,
    description: 'Days from today until the last signed end of the assignment.',
    example: 14,
  })
  daysLeft!: number;
}

/** What an event about a continuation agreement carries. */
export class ContinuationAgreementEventData extends AssignmentEventData {
  @ObjectField(() => ContinuationAgreement, {
    description: 'The continuation agreement as GET answers it; the last state of a deleted one.',
  })
  continuationAgreement!: ContinuationAgreement;
}

/** What an event about a change of a continuation agreement's status carries. */
export class ContinuationAgreementStatusEventData extends ContinuationAgreementEventData {
  @CodeField(ContinuationAgreementStatusCode, { description: 'The state of the continuation agreement before.' })
  previousStatusCode!: ContinuationAgreementStatusCode;
}

/** What an event about a marketing plan carries. */
export class MarketingPlanEventData extends AssignmentEventData {
  @ObjectField(() => MarketingPlan, { description: 'The marketing plan as GET answers it.' })
  marketingPlan!: MarketingPlan;
}

/** What an event about a generated document carries. */
export class AssignmentDocumentEventData extends AssignmentEventData {
  @ObjectField(() => AssignmentDocument, { description: 'The document as GET answers it.' })
  document!: AssignmentDocument;
}

/** What an event about the settings of an office carries: both settings, whichever changed. */
export class OfficeSettingsEventData extends CausedEventData {
  @ObjectField(() => IntegrationSettings, {
    description: "The office's settings for other systems, as GET answers them.",
  })
  integrationSettings!: IntegrationSettings;

  @ObjectField(() => OfficialAssignmentIdSettings, {
    description:
      'How the official ids of the office are made, as GET answers it. LOCK moves the number without an event.',
  })
  officialAssignmentIdSettings!: OfficialAssignmentIdSettings;
}

/** What is told when a survey of customers is due. */
export class SurveyEventData extends CausedEventData {
  @ObjectField(() => Survey, { description: 'The survey, with all that a survey system needs to send it.' })
  survey!: Survey;
}

import { Actor } from '../common/events';
import { CodeField, IntField, ObjectField } from '../common/fields';
import { type Assignment, AssignmentField } from './any-assignment.dto';
import { AssignmentStatusCode, ContinuationAgreementStatusCode } from './codes';
import { ContinuationAgreement } from './continuation-agreement.dto';
import { AssignmentDocument } from './document.dto';
import { MarketingPlan } from './marketing-plan.dto';
import { IntegrationSettings, OfficialAssignmentIdSettings } from './settings.dto';
import { Survey } from './survey.dto';

class CausedEventData {
  @ObjectField(() => Actor, { description: 'Who caused it: the caller, or the system itself.' })
  actor!: Actor;
}

export class AssignmentEventData extends CausedEventData {
  @AssignmentField('The assignment as GET answers it once the change is committed; the last state of a deleted one.')
  assignment!: Assignment;
}

export class AssignmentStatusEventData extends AssignmentEventData {
  @CodeField(AssignmentStatusCode, { description: 'The state of the assignment before.' })
  previousStatusCode!: AssignmentStatusCode;
}

/** What survey and price tracking systems need to decide without asking. */
export class AssignmentMilestoneEventData extends AssignmentStatusEventData {
  @ObjectField(() => IntegrationSettings, { description: "The office's settings for other systems at this moment." })
  integrationSettings!: IntegrationSettings;
}

export class AssignmentExpiringEventData extends AssignmentEventData {
  @IntField({
    min: 0,
    max: 366,
    description: 'Days from today until the last signed end of the assignment.',
    example: 14,
  })
  daysLeft!: number;
}

export class ContinuationAgreementEventData extends AssignmentEventData {
  @ObjectField(() => ContinuationAgreement, {
    description: 'The continuation agreement as GET answers it; the last state of a deleted one.',
  })
  continuationAgreement!: ContinuationAgreement;
}

export class ContinuationAgreementStatusEventData extends ContinuationAgreementEventData {
  @CodeField(ContinuationAgreementStatusCode, { description: 'The state of the continuation agreement before.' })
  previousStatusCode!: ContinuationAgreementStatusCode;
}

export class MarketingPlanEventData extends AssignmentEventData {
  @ObjectField(() => MarketingPlan, { description: 'The marketing plan as GET answers it.' })
  marketingPlan!: MarketingPlan;
}

export class AssignmentDocumentEventData extends AssignmentEventData {
  @ObjectField(() => AssignmentDocument, { description: 'The document as GET answers it.' })
  document!: AssignmentDocument;
}

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

export class SurveyEventData extends CausedEventData {
  @ObjectField(() => Survey, { description: 'The survey, with all that a survey system needs to send it.' })
  survey!: Survey;
}

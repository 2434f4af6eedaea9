import { defineEvent, defineSnapshot, sampleActor as actor, systemActor, topic } from '../common/events';
import { assignmentTopic } from './assignment.events';
import {
  continuationAgreementSample,
  documentSample,
  integrationSettingsSample,
  marketingPlanSample,
  officialAssignmentIdSettingsSample,
  salesAssignmentSample,
  surveySample,
} from './assignment.samples';
import type { ContinuationAgreementStatusCode } from './codes';
import {
  AssignmentDocumentEventData,
  ContinuationAgreementEventData,
  ContinuationAgreementStatusEventData,
  MarketingPlanEventData,
  OfficeSettingsEventData,
  SurveyEventData,
} from './event-data.dto';

const assignment = salesAssignmentSample;
const system = systemActor('assignment');
const { contractDocumentId: _none, ...unsigned } = continuationAgreementSample;

/** A continuation agreement that came from a state into another, with a contract unless it is a draft. */
const moved = (previousStatusCode: ContinuationAgreementStatusCode, statusCode: ContinuationAgreementStatusCode) => ({
  assignment,
  continuationAgreement: { ...(statusCode === 'DRAFT' ? unsigned : continuationAgreementSample), statusCode },
  actor,
  previousStatusCode,
});

export const continuationAgreementCreated = defineEvent({
  name: 'continuation-agreement-created',
  topic: assignmentTopic,
  description: 'A continuation agreement was created, and carried over to its assignment.',
  data: ContinuationAgreementEventData,
  sample: { assignment, continuationAgreement: { ...unsigned, statusCode: 'DRAFT' }, actor },
});

export const continuationAgreementUpdated = defineEvent({
  name: 'continuation-agreement-updated',
  topic: assignmentTopic,
  description: 'A draft of a continuation agreement was changed, and carried over to its assignment.',
  data: ContinuationAgreementStatusEventData,
  sample: moved('DRAFT', 'DRAFT'),
});

export const continuationAgreementLocked = defineEvent({
  name: 'continuation-agreement-locked',
  topic: assignmentTopic,
  description: 'A continuation agreement is READY_FOR_SIGNING: frozen, with a contract.',
  data: ContinuationAgreementStatusEventData,
  sample: moved('DRAFT', 'READY_FOR_SIGNING'),
});

export const continuationAgreementUnlocked = defineEvent({
  name: 'continuation-agreement-unlocked',
  topic: assignmentTopic,
  description: 'A continuation agreement is a draft again: its contract was discarded.',
  data: ContinuationAgreementStatusEventData,
  sample: moved('READY_FOR_SIGNING', 'DRAFT'),
});

export const continuationAgreementActivated = defineEvent({
  name: 'continuation-agreement-activated',
  topic: assignmentTopic,
  description: 'A continuation agreement is SIGNED: its assignment goes on. This is final.',
  data: ContinuationAgreementStatusEventData,
  sample: moved('READY_FOR_SIGNING', 'SIGNED'),
});

export const continuationAgreementDeleted = defineEvent({
  name: 'continuation-agreement-deleted',
  topic: assignmentTopic,
  description: 'A draft of a continuation agreement was deleted, and its assignment is as it was before.',
  data: ContinuationAgreementStatusEventData,
  sample: moved('DRAFT', 'DRAFT'),
});

export const marketingPlanSaved = defineEvent({
  name: 'marketing-plan-saved',
  topic: assignmentTopic,
  description: 'The marketing plan of a sales assignment was saved, the first time or anew.',
  data: MarketingPlanEventData,
  sample: { assignment, marketingPlan: marketingPlanSample, actor },
});

export const documentGenerated = defineEvent({
  name: 'document-generated',
  topic: assignmentTopic,
  description: 'A contract, an explanatory appendix or a marketing plan was generated; its content can be fetched.',
  data: AssignmentDocumentEventData,
  sample: { assignment, document: documentSample, actor: system },
});

/** Compacted, since each of its events has both settings of an office: a replay gives those of all. */
export const officeSettingsTopic = topic('ovipro.office-settings', 'agencyOfficeId', {
  compacted: true,
  owner: 'assignment',
});

const settings = {
  integrationSettings: integrationSettingsSample,
  officialAssignmentIdSettings: officialAssignmentIdSettingsSample,
};

export const integrationSettingsChanged = defineEvent({
  name: 'integration-settings-changed',
  topic: officeSettingsTopic,
  description: 'The settings of an office for other systems were changed.',
  data: OfficeSettingsEventData,
  sample: { ...settings, actor },
});

export const officialAssignmentIdSettingsChanged = defineEvent({
  name: 'official-assignment-id-settings-changed',
  topic: officeSettingsTopic,
  description: 'How the official ids of an office are made was changed, or their sequence was reset.',
  data: OfficeSettingsEventData,
  sample: { ...settings, actor },
});

export const officeSettingsSnapshot = defineSnapshot({
  topic: officeSettingsTopic,
  shows: 'The present settings of an office',
  data: OfficeSettingsEventData,
  sample: { ...settings },
});

export const surveyTopic = topic('ovipro.survey', 'surveyId', { owner: 'assignment' });

export const surveyDue = defineEvent({
  name: 'survey-due',
  topic: surveyTopic,
  description: 'A survey is due, and the switches of the office say that it goes out. Once each.',
  data: SurveyEventData,
  sample: { survey: surveySample, actor: system },
});

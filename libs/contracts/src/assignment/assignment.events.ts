import { defineEvent, defineSnapshot, sampleActor as actor, systemActor, topic } from '../common/events';
import {
  integrationSettingsSample,
  purchaseAssignmentSample,
  rentalAssignmentSample,
  salesAssignmentSample,
} from './assignment.samples';
import {
  AssignmentEventData,
  AssignmentExpiringEventData,
  AssignmentMilestoneEventData,
  AssignmentStatusEventData,
} from './event-data.dto';

export const assignmentTopic = topic('ovipro.assignment', 'assignmentId', { owner: 'assignment' });

const { contractDocumentId: _none, officialAssignmentId: _unnumbered, ...draft } = salesAssignmentSample;

export const assignmentCreated = defineEvent({
  name: 'assignment-created',
  topic: assignmentTopic,
  description: 'An assignment was created: a draft.',
  data: AssignmentEventData,
  sample: { assignment: { ...draft, assignmentStatusCode: 'DRAFT' }, actor },
});

export const assignmentUpdated = defineEvent({
  name: 'assignment-updated',
  topic: assignmentTopic,
  description: 'An assignment was changed, its state not: by a PUT, or by an official id from another system.',
  data: AssignmentStatusEventData,
  sample: { assignment: purchaseAssignmentSample, actor, previousStatusCode: 'ACTIVE' },
});

export const assignmentSnapshot = defineSnapshot({
  topic: assignmentTopic,
  shows: 'The present state of an assignment',
  data: AssignmentEventData,
  sample: { assignment: rentalAssignmentSample },
});

export const assignmentLocked = defineEvent({
  name: 'assignment-locked',
  topic: assignmentTopic,
  description: 'An assignment is READY_FOR_SIGNING: frozen, with an official id and a contract.',
  data: AssignmentStatusEventData,
  sample: {
    assignment: { ...rentalAssignmentSample, assignmentStatusCode: 'READY_FOR_SIGNING' },
    actor,
    previousStatusCode: 'DRAFT',
  },
});

export const assignmentUnlocked = defineEvent({
  name: 'assignment-unlocked',
  topic: assignmentTopic,
  description: 'An assignment is a draft again: its contract was discarded, its official id stays.',
  data: AssignmentStatusEventData,
  sample: {
    assignment: { ...draft, officialAssignmentId: '202132021', assignmentStatusCode: 'DRAFT' },
    actor,
    previousStatusCode: 'READY_FOR_SIGNING',
  },
});

export const assignmentActivated = defineEvent({
  name: 'assignment-activated',
  topic: assignmentTopic,
  description: 'An assignment is ACTIVE: signed and in force.',
  data: AssignmentMilestoneEventData,
  sample: {
    assignment: salesAssignmentSample,
    actor,
    previousStatusCode: 'READY_FOR_SIGNING',
    integrationSettings: integrationSettingsSample,
  },
});

export const assignmentFinished = defineEvent({
  name: 'assignment-finished',
  topic: assignmentTopic,
  description: 'An assignment is FINISHED. This is final.',
  data: AssignmentMilestoneEventData,
  sample: {
    assignment: {
      ...salesAssignmentSample,
      assignmentStatusCode: 'FINISHED',
      agreementValidity: {
        agreementTypeCode: 'FIXED_TERM',
        validityPeriod: { startDate: '2021-02-04', endDate: '2021-06-04', actualEndDate: '2021-05-31' },
      },
    },
    actor,
    previousStatusCode: 'ACTIVE',
    integrationSettings: integrationSettingsSample,
  },
});

export const assignmentRejected = defineEvent({
  name: 'assignment-rejected',
  topic: assignmentTopic,
  description: 'An assignment is REJECTED: given up before it came into force. This is final.',
  data: AssignmentStatusEventData,
  sample: {
    assignment: { ...purchaseAssignmentSample, assignmentStatusCode: 'REJECTED' },
    actor,
    previousStatusCode: 'READY_FOR_SIGNING',
  },
});

export const assignmentDeleted = defineEvent({
  name: 'assignment-deleted',
  topic: assignmentTopic,
  description: 'A draft was deleted; this was its last state.',
  data: AssignmentStatusEventData,
  sample: { assignment: { ...draft, assignmentStatusCode: 'DRAFT' }, actor, previousStatusCode: 'DRAFT' },
});

export const assignmentExpiring = defineEvent({
  name: 'assignment-expiring',
  topic: assignmentTopic,
  description: 'An ACTIVE assignment ends soon by its last signed end: 14, 7 and 2 days before.',
  data: AssignmentExpiringEventData,
  sample: { assignment: salesAssignmentSample, actor: systemActor('assignment'), daysLeft: 14 },
});

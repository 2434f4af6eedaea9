import { PickType } from '@nestjs/swagger';
import {
  CausedEventData,
  defineEvent,
  defineSnapshot,
  sampleActor as actor,
  systemActor,
  topic,
} from '../common/events';
import { CodeField, ObjectField } from '../common/fields';
import { LeadStatusCode } from './codes';
import { Lead } from './lead.dto';
import { OutgoingLead } from './outgoing-lead.dto';
import { leadSample, newLeadSample, outgoingLeadSample } from './samples';

export const leadTopic = topic('ovipro.lead', 'leadId', { owner: 'lead' });
export const outgoingLeadTopic = topic('ovipro.outgoing-lead', 'leadId', { owner: 'lead' });

/** What an event about a lead carries. */
export class LeadEventData extends CausedEventData {
  @ObjectField(() => Lead)
  lead!: Lead;
}

/** What an event about a changed lead carries. */
export class LeadStatusEventData extends LeadEventData {
  @CodeField(LeadStatusCode)
  previousStatusCode!: LeadStatusCode;
}

/** What is told of a lead that is gone. */
export class DeletedLead extends PickType(Lead, ['leadId']) {}

/** What is told when a lead was removed for good. */
export class LeadDeletedEventData extends CausedEventData {
  @ObjectField(() => DeletedLead)
  lead!: DeletedLead;
}

/** What an event about an outgoing lead carries. */
export class OutgoingLeadEventData extends CausedEventData {
  @ObjectField(() => OutgoingLead)
  outgoingLead!: OutgoingLead;
}

const decided = { lead: leadSample, actor, previousStatusCode: 'NEW' as const };
const assigned: Lead = { ...newLeadSample, lead: leadSample.lead, assignmentTime: leadSample.assignmentTime };

export const leadCreated = defineEvent({
  name: 'lead-created',
  topic: leadTopic,
  description: 'A marketplace, a partner or an agent sent a lead.',
  data: LeadEventData,
  sample: { lead: newLeadSample, actor: { sub: 'pankki', name: 'pankki' } },
});

export const leadUpdated = defineEvent({
  name: 'lead-updated',
  topic: leadTopic,
  description:
    'A lead was changed otherwise than by naming an agent or deciding it, or its customer was removed and is forgotten.',
  data: LeadStatusEventData,
  sample: { lead: { ...newLeadSample, leadStatusCode: 'IN_PROGRESS' }, actor, previousStatusCode: 'NEW' },
});

export const leadAssigned = defineEvent({
  name: 'lead-assigned',
  topic: leadTopic,
  description: 'An agent was named, the first or another.',
  data: LeadStatusEventData,
  sample: { lead: assigned, actor, previousStatusCode: 'NEW' },
});

export const leadApproved = defineEvent({
  name: 'lead-approved',
  topic: leadTopic,
  description: 'An agent approved the lead. This is final.',
  data: LeadStatusEventData,
  sample: decided,
});

export const leadRejected = defineEvent({
  name: 'lead-rejected',
  topic: leadTopic,
  description: 'An agent rejected the lead. This is final.',
  data: LeadStatusEventData,
  sample: { ...decided, lead: { ...leadSample, leadStatusCode: 'REJECTED' } },
});

export const leadDeleted = defineEvent({
  name: 'lead-deleted',
  topic: leadTopic,
  description: 'A lead was removed for good, because it was decided long ago. Of it the id alone is told.',
  data: LeadDeletedEventData,
  sample: { lead: { leadId: leadSample.leadId }, actor: systemActor('lead') },
});

export const leadSnapshot = defineSnapshot({
  topic: leadTopic,
  shows: 'The present state of a lead',
  data: LeadEventData,
  sample: { lead: leadSample },
});

export const outgoingLeadCreated = defineEvent({
  name: 'outgoing-lead-created',
  topic: outgoingLeadTopic,
  description: 'An agent sent a lead to a partner: this event is its delivery.',
  data: OutgoingLeadEventData,
  sample: { outgoingLead: outgoingLeadSample, actor },
});

export const outgoingLeadSnapshot = defineSnapshot({
  topic: outgoingLeadTopic,
  shows: 'The present state of an outgoing lead',
  when: 'on request, and when its customer was removed and is forgotten',
  data: OutgoingLeadEventData,
  sample: { outgoingLead: outgoingLeadSample },
});

export const leadEvents = [
  leadCreated,
  leadUpdated,
  leadAssigned,
  leadApproved,
  leadRejected,
  leadDeleted,
  leadSnapshot,
  outgoingLeadCreated,
  outgoingLeadSnapshot,
];

import { leadErasure } from '../lead/lead.jobs';
import { outgoingLeadErasure } from '../outgoing-lead/outgoing-lead.jobs';

/** Everything of this service that shows a party. */
export const erasures = [leadErasure, outgoingLeadErasure];

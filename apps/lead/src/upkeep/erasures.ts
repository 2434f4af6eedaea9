import { leadErasure } from '../lead/lead.erasure';
import { outgoingLeadErasure } from '../outgoing-lead/outgoing-lead.erasure';

/** Everything of this service that shows a party. */
export const erasures = [leadErasure, outgoingLeadErasure];

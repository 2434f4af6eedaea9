import { assignmentErasure } from '../assignment/assignment.jobs';

/** Everything of this service that tells of a party, but for what the law has it keep. */
export const erasures = [assignmentErasure];

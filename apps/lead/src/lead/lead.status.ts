import type { LeadStatusCode } from '@ovipro/contracts';
import { LifeCycle } from '@ovipro/platform';

/** Approved and rejected leads keep their status, office and agent for good. */
export const leadLifeCycle = new LifeCycle<LeadStatusCode>('lead', {
  NEW: ['IN_PROGRESS', 'APPROVED', 'REJECTED'],
  IN_PROGRESS: ['APPROVED', 'REJECTED'],
  APPROVED: [],
  REJECTED: [],
});

import { LeadStatusCode } from '@ovipro/contracts';
import { invalidStatus } from '@ovipro/platform';

/** Where each status may lead. Staying is always allowed. */
export const transitions: Record<LeadStatusCode, LeadStatusCode[]> = {
  NEW: ['IN_PROGRESS', 'APPROVED', 'REJECTED'],
  IN_PROGRESS: ['APPROVED', 'REJECTED'],
  APPROVED: [],
  REJECTED: [],
};

/** Approved and rejected leads keep their status, office and agent for good. */
export const isDecided = (status: LeadStatusCode): boolean => transitions[status].length === 0;

/** @throws ApiError INVALID_STATUS naming the state and what it allows */
export function checkTransition(from: LeadStatusCode, to: LeadStatusCode): void {
  if (from === to || transitions[from].includes(to)) return;
  const allowed = transitions[from].join(', ') || 'no other status';
  throw invalidStatus(`The lead is ${from}, which can become ${allowed}; not ${to}.`);
}

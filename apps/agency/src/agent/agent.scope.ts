import type { OfOffices } from '@ovipro/platform';

/** Agents who belong to one of some offices: a caller sees those who share an office with the caller. */
export const sharesOffice: OfOffices = (agent, offices) =>
  `${agent}.agency_office_ids && ${offices} AND NOT ${agent}.removed`;

/** Agents whom one of some offices shows in public. */
export const isShownBy: OfOffices = (agent, offices) => `${agent}.public_agency_office_ids && ${offices}`;

import { type OfOffices, ofOwnOffice } from '@ovipro/platform';

/** The agencies of some offices. */
export const hasOffice: OfOffices = (agency, offices) =>
  `${agency}.agency_id IN (SELECT o.agency_id FROM agency_office o WHERE ${ofOwnOffice('o', offices)})`;

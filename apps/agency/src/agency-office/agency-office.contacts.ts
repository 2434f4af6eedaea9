import type { AgencyOfficeContact, AgencyOfficeContactUpdate } from '@ovipro/contracts';
import { notFound } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';

/**
 * The contacts that an office is to have: those without an id get one, those left out are gone.
 * @throws ApiError notFound where an id is of none of the office's contacts
 */
export function replaceContacts(
  present: AgencyOfficeContact[],
  wanted: AgencyOfficeContactUpdate[],
): AgencyOfficeContact[] {
  const known = new Set(present.map(({ contactId }) => contactId));
  return wanted.map(({ contactId = randomUUID(), ...contact }, index) => {
    if (wanted[index].contactId && !known.has(contactId)) throw notFound(`contacts[${index}].contactId`);
    return { contactId, ...contact };
  });
}

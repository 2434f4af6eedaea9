import type { OutgoingLeadCreate } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';

/** A lead to a partner, with everything it can say; the office must be given, for it must be the caller's. */
export const anOutgoingLead = (
  agencyOfficeId: string,
  lead: OutgoingLeadCreate['lead'] = {},
  partyId: string = randomUUID(),
): OutgoingLeadCreate => ({
  lead: {
    languageCode: 'fi',
    subject: 'Muista hakea lainaa ajoissa',
    message: 'Haluan lisätietoja asunnosta',
    additionalNote: 'Yhteydenotto mieluiten aamulla ennen klo 10.',
    realty: { realtyId: randomUUID(), friendlyId: 'D66927' },
    documents: [{ documentId: randomUUID(), documentTypeCode: 'BROCHURE' }],
    ...lead,
  },
  customer: { partyId },
  sender: { agencyOfficeId },
});

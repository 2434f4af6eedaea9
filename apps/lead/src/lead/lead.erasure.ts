import { leadUpdated } from '@ovipro/contracts';
import type { Erasure } from '@ovipro/platform';
import { leadRoot } from './lead.root';

/** Forgets names and contacts of a customer who was removed. The id stays: whom it meant, nobody knows any more. */
export const leadErasure: Erasure = {
  kind: 'erase-lead-customer',
  async blank(tx, partyId, most) {
    const sql = `SELECT lead_id AS "leadId" FROM lead WHERE party_id = $1 AND customer <> '{}' LIMIT $2 FOR UPDATE`;
    const found = await tx.query<{ leadId: string }>(sql, [partyId, most]);
    for (const { leadId } of found) {
      const lead = await tx.lock(leadRoot, leadId);
      tx.change(lead, { customer: {} });
      tx.emit(lead, leadUpdated, { previousStatusCode: lead.leadStatusCode });
    }
    return found.length;
  },
};

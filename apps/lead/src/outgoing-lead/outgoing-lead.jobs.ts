import type { Erasure } from '@ovipro/platform';
import { outgoingLeadSnapshot } from '@ovipro/contracts';
import { outgoingLeadRoot } from './outgoing-lead.root';

/**
 * Forgets names and contacts of a customer who was removed. The lead was delivered once and for all, so what is
 * published is its present state and no second delivery.
 */
export const outgoingLeadErasure: Erasure = {
  kind: 'erase-outgoing-lead-customer',
  async blank(tx, partyId, limit) {
    const sql = `SELECT lead_id AS "leadId" FROM outgoing_lead WHERE party_id = $1 AND customer <> '{}' LIMIT $2 FOR UPDATE`;
    const found = await tx.query<{ leadId: string }>(sql, [partyId, limit]);
    for (const { leadId } of found) {
      const lead = await tx.lock(outgoingLeadRoot, leadId);
      tx.change(lead, { customer: {} });
      tx.emit(lead, outgoingLeadSnapshot);
    }
    return found.length;
  },
};

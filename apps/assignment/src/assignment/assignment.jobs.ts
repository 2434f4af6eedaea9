import {
  type AcquisitionBySeller,
  type AssignmentParty,
  assignmentUpdated,
  customerPartiesOf,
} from '@ovipro/contracts';
import type { Erasure } from '@ovipro/platform';
import type { AssignmentEntity, StoredContent } from './assignment.entity';
import { assetsOf, assignmentColumns, customersOf } from './assignment.projection';
import { assignmentRoot } from './assignment.root';

/** Whatever of a party is more than that it takes part. */
const tells = `$.** ? (@.partyId == $id).keyvalue() ? (@.key != "partyId" && @.key != "partyTypeCode")`;

/** Those of a list, of whom the one party says no more than that it takes part. */
const blanked = <P extends AssignmentParty>(parties: P[], partyId: string): P[] =>
  parties.map((party) => (party.partyId === partyId ? ({ partyId, partyTypeCode: party.partyTypeCode } as P) : party));

function withoutParty({ assignmentTypeCode, content }: AssignmentEntity, partyId: string): StoredContent {
  const assets = assetsOf(content)?.map((asset) => ({
    ...asset,
    ...(asset.acquisitionBySellers && {
      acquisitionBySellers: blanked<AcquisitionBySeller>(asset.acquisitionBySellers, partyId),
    }),
  }));
  return {
    ...content,
    [customerPartiesOf[assignmentTypeCode]]: blanked(customersOf(assignmentTypeCode, content), partyId),
    ...(assets && { assets }),
  } as StoredContent;
}

/**
 * Forgets what assignments tell of a party who was removed: declarations, accounts, acquisitions. The id stays: whom it
 * meant, nobody knows any more. Diary and contracts stay as they are, by law.
 */
export const assignmentErasure: Erasure = {
  kind: 'erase-assignment-party',
  async blank(tx, partyId, limit) {
    const sql = `SELECT assignment_id AS "assignmentId" FROM assignment
      WHERE party_ids @> ARRAY[$1::uuid] AND jsonb_path_exists(content, '${tells}', jsonb_build_object('id', $1::text))
      LIMIT $2 FOR UPDATE`;
    const found = await tx.query<{ assignmentId: string }>(sql, [partyId, limit]);
    for (const { assignmentId } of found) {
      const assignment = await tx.lock(assignmentRoot, assignmentId);
      const content = withoutParty(assignment, partyId);
      tx.change(assignment, assignmentColumns(assignment.assignmentTypeCode, content));
      tx.emit(assignment, assignmentUpdated, { previousStatusCode: assignment.assignmentStatusCode });
    }
    return found.length;
  },
};

import { editableWhenActive, frozenDifference } from '@ovipro/contracts';
import { invalidStatus, type Transaction } from '@ovipro/platform';
import { assertNoneUnsigned } from '../continuation-agreement/unsigned';
import type { AssignmentEntity, StoredContent } from './assignment.entity';
import { assetsOf } from './assignment.projection';

/**
 * Everything may change in a DRAFT, one property in an ACTIVE assignment, nothing in another.
 * @throws ApiError INVALID_STATUS naming the state, and the first property that may not change
 */
export async function assertEditable(
  tx: Transaction,
  assignment: AssignmentEntity,
  wanted: StoredContent,
): Promise<void> {
  const { assignmentTypeCode: type, assignmentStatusCode: status, content } = assignment;
  if (status === 'DRAFT') return;
  const allowed = `its ${editableWhenActive[type]} alone while it is ACTIVE`;
  if (status !== 'ACTIVE')
    throw invalidStatus(`The assignment is ${status}. It can be changed while it is DRAFT, and ${allowed}.`);
  const difference = frozenDifference(type, content, wanted);
  if (difference)
    throw invalidStatus(`The assignment is ${status}, which allows a change of ${allowed}; not of ${difference}.`);
  await assertNoneUnsigned(tx, assignment);
}

/** @throws ApiError INVALID_STATUS unless the assignment is a DRAFT without a number: a deleted number would be missing */
export function assertDeletable({ assignmentStatusCode, officialAssignmentId }: AssignmentEntity): void {
  if (assignmentStatusCode !== 'DRAFT')
    throw invalidStatus(`The assignment is ${assignmentStatusCode}: only one that is DRAFT can be deleted.`);
  if (officialAssignmentId)
    throw invalidStatus(`The assignment is DRAFT and has the official id ${officialAssignmentId}: REJECT it instead.`);
}

/** What a caller wants, with the appendices that the server has made: each stays with its realty. */
export function withAppendices(wanted: StoredContent, present: StoredContent): StoredContent {
  const assets = assetsOf(wanted);
  const made = new Map(
    (assetsOf(present) ?? []).flatMap(({ realtyId, explanatoryAppendix }) =>
      explanatoryAppendix ? [[realtyId, explanatoryAppendix] as const] : [],
    ),
  );
  if (!assets || made.size === 0) return wanted;
  const kept = assets.map((asset) => {
    const explanatoryAppendix = made.get(asset.realtyId);
    made.delete(asset.realtyId);
    return explanatoryAppendix ? { ...asset, explanatoryAppendix } : asset;
  });
  return { ...wanted, assets: kept } as StoredContent;
}

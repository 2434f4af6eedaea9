import type { PurchaseAssignment } from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';

/** Keeps what a purchase assignment links, unless something newer is known of it. */
export const saveLink = (
  tx: Transaction,
  sequence: number,
  { assignmentId, assetRequirementId, assignmentStatusCode }: PurchaseAssignment,
): Promise<number> =>
  tx.execute(
    `INSERT INTO purchase_assignment AS old (assignment_id, sequence, asset_requirement_id, active) VALUES ($1, $2, $3, $4)
     ON CONFLICT (assignment_id) DO UPDATE SET sequence = excluded.sequence, active = excluded.active,
       asset_requirement_id = excluded.asset_requirement_id
     WHERE old.sequence < excluded.sequence`,
    [assignmentId, sequence, assetRequirementId ?? null, assignmentStatusCode === 'ACTIVE'],
  );

/** Whether a purchase assignment that links the asset requirement is ACTIVE. */
export async function isBound(tx: Transaction, assetRequirementId: string): Promise<boolean> {
  const sql = 'SELECT FROM purchase_assignment WHERE asset_requirement_id = $1 AND active LIMIT 1';
  return (await tx.execute(sql, [assetRequirementId])) > 0;
}

/** Whether there is such an asset requirement; a purchase assignment may link one that there is not. */
export async function isKnown(tx: Transaction, assetRequirementId: string): Promise<boolean> {
  return (await tx.execute('SELECT FROM asset_requirement WHERE asset_requirement_id = $1', [assetRequirementId])) > 0;
}

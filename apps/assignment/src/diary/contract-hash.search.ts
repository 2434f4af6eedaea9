import { type DiaryContract, utc } from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';
import { appendToDiary } from './diary';

/** Adds the hash of a contract to the diary of a locked assignment, where it was signed before its content was made. */
export async function addContractHash(
  tx: Transaction,
  assignmentId: string,
  { documentId, sha256 }: Required<Pick<DiaryContract, 'documentId' | 'sha256'>>,
): Promise<void> {
  const unhashed = await tx.query(
    `SELECT FROM diary_entry WHERE assignment_id = $1 AND content #>> '{contract,documentId}' = $2
       AND content #>> '{contract,sha256}' IS NULL`,
    [assignmentId, documentId],
  );
  if (unhashed.length === 0) return;
  const content = { documentId, sha256, supplementTime: utc(tx.now) };
  await appendToDiary(tx, assignmentId, { entryCode: 'CONTRACT', content });
}

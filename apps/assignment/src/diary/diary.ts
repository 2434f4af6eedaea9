import { diaryHash, type DiaryRecord } from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';
import { DiaryEntryEntity } from './diary-entry.entity';

/** What an entry says besides its place. */
export type DiaryNews = {
  [R in DiaryRecord as R['entryCode']]: Pick<R, 'entryCode' | 'content'>;
}[DiaryRecord['entryCode']];

/**
 * Appends an entry to the diary of an assignment, which has to be locked: its entries come one after another.
 * The row is written with the others at the end of the transaction.
 */
export async function appendToDiary(tx: Transaction, assignmentId: string, news: DiaryNews): Promise<void> {
  const manager = await tx.manager();
  const last = await manager.findOne(DiaryEntryEntity, { where: { assignmentId }, order: { entryNumber: 'DESC' } });
  write(tx, { assignmentId, entryNumber: (last?.entryNumber ?? 0) + 1, ...news } as DiaryRecord, last?.hash);
}

/** As {@link appendToDiary}, of an assignment that has no diary yet. */
export function beginDiary(tx: Transaction, assignmentId: string, news: DiaryNews): void {
  write(tx, { assignmentId, entryNumber: 1, ...news } as DiaryRecord);
}

const write = (tx: Transaction, record: DiaryRecord, previousHash?: string): void =>
  tx.append(DiaryEntryEntity, { ...record, hash: diaryHash(record, previousHash) });

import type { Transaction } from '@ovipro/platform';
import { randomUUID } from 'node:crypto';
import type { LockedAssignment } from '../assignment/assignment.root';
import { namesOfNow } from '../directory/names.search';
import { type ContractTypeCode, DocumentEntity } from './document.entity';

/** All that a contract is made of, as it is at this moment: names are copied, nothing is looked up later. */
export async function contractInputOf(tx: Transaction, assignment: LockedAssignment): Promise<object> {
  const { assignmentTypeCode, content, partyIds, agentIds } = assignment;
  const names = await namesOfNow(tx, partyIds, agentIds);
  return {
    assignmentTypeCode,
    content,
    parties: partyIds.map((partyId) => ({ partyId, ...names.party(partyId) })),
    agents: agentIds.map((agentId) => ({ agentId, ...names.agent(agentId) })),
  };
}

/**
 * Keeps what a contract is made of; the contract is written once the transaction has committed.
 * @returns the id of the document
 */
export function freezeContract(
  tx: Transaction,
  assignmentId: string,
  documentTypeCode: ContractTypeCode,
  input: object,
): string {
  const documentId = randomUUID();
  tx.append(DocumentEntity, { documentId, assignmentId, documentTypeCode, input, creationTime: tx.now });
  return documentId;
}

/** Forgets a contract that nobody has signed. */
export async function discardContract(tx: Transaction, documentId: string | null): Promise<void> {
  if (documentId) await (await tx.manager()).delete(DocumentEntity, { documentId });
}

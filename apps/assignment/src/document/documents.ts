import { type DiaryContract } from '@ovipro/contracts';
import { jobs, type Transaction } from '@ovipro/platform';
import { In } from 'typeorm';
import type { LockedAssignment } from '../assignment/assignment.root';
import type { ContentName } from './content-key';
import { removeContents } from './content-removal';
import { DocumentContentEntity } from './document-content.entity';
import { documentChild } from './document.child';
import { DocumentEntity } from './document.entity';
import { type DocumentSubject, frozenInput } from './frozen-input';
import { assertPrintable } from './printable';
import { fullTitleOf } from './render/content/document-content';
import type { DocumentInput } from './render/input';

/** The job that renders a document and keeps its content. */
export const renderingKind = 'render-document';
export interface Rendering {
  documentId: string;
}

/** A name that people can read, without what file systems have a meaning for. */
const fileNameOf = (title: string): string => `${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}.pdf`;

/**
 * Everything that a document is made of, as it is at this moment.
 * @throws ApiError BAD_REQUEST_BODY for characters that no document can show
 */
export async function prepareDocument(
  tx: Transaction,
  assignment: LockedAssignment,
  subject: DocumentSubject,
): Promise<DocumentInput> {
  const input = await frozenInput(tx, assignment, subject);
  assertPrintable(input);
  return input;
}

/**
 * Keeps what a document is made of, and has it rendered once the transaction has committed.
 * @returns the id of the document
 */
export function freezeDocument(tx: Transaction, assignment: LockedAssignment, input: DocumentInput): string {
  const { documentId, languageCode, documentTypeCode } = input;
  const documentName = fileNameOf(fullTitleOf(input));
  jobs.enqueue<Rendering>(tx, { kind: renderingKind }, { key: documentId, payload: { documentId } });
  tx.insertChild(documentChild, assignment, {
    ...{ documentId, assignmentId: assignment.assignmentId, documentTypeCode, documentName, languageCode, input },
    ...{ ownerCode: 'ASSIGNMENT', contentType: 'application/pdf', canBeShared: true, isReadOnly: true },
    ...{ contentLength: null, sha256: null, contentStore: null },
  });
  return documentId;
}

/** Forgets a contract that nobody has signed, with its content. */
export async function discardContract(tx: Transaction, documentId: string | null): Promise<void> {
  if (documentId) await discard(tx, { documentId });
}

/** Forgets the documents of a draft that is deleted. */
export const discardDocuments = (tx: Transaction, assignmentId: string): Promise<void> => discard(tx, { assignmentId });

const inBucket = ({ documentId, sha256, contentStore }: DocumentEntity): ContentName[] =>
  contentStore === 'S3' && sha256 !== null ? [{ documentId, sha256 }] : [];

async function discard(tx: Transaction, which: { documentId: string } | { assignmentId: string }): Promise<void> {
  const manager = await tx.manager();
  const select = { documentId: true, sha256: true, contentStore: true } as const;
  const found = await manager.find(DocumentEntity, { select, where: which });
  const ids = found.map(({ documentId }) => documentId);
  if (ids.length === 0) return;
  for (const documentId of ids) jobs.cancel(tx, { kind: renderingKind }, documentId);
  removeContents(tx, found.flatMap(inBucket));
  await manager.delete(DocumentContentEntity, { documentId: In(ids) });
  await manager.delete(DocumentEntity, { documentId: In(ids) });
}

/** A contract as the diary tells of it: with its hash, where the content is made by now. */
export async function signedContract(tx: Transaction, documentId: string | null): Promise<DiaryContract | undefined> {
  if (!documentId) return undefined;
  const manager = await tx.manager();
  const document = await manager.findOne(DocumentEntity, {
    select: { documentId: true, sha256: true },
    where: { documentId },
  });
  return { documentId, ...(document?.sha256 && { sha256: document.sha256 }) };
}

import type { Fixture, OperationFixture, Operations } from '@ovipro/testing';
import { createHash } from 'node:crypto';
import { renderDocument } from '../document/render/render-document';
import { shortest } from './documents/inputs';
import { newPlan, newSale } from './making';
import { aSale } from './assignment.mother';

const agents: OperationFixture['roles'] = ['main-user', 'agent'];
const readers: OperationFixture['roles'] = [...agents, 'integration'];

interface MadeDocument {
  assignmentId: string;
  documentId: string;
  [name: string]: string;
}

/** The document of a new marketing plan, which is not rendered. */
async function newDocument(fixture: Fixture): Promise<MadeDocument> {
  const { assignmentId } = await newPlan(fixture);
  const path = `/salesAssignments/${assignmentId}/marketingPlan/document`;
  const { marketingPlanDocumentId } = await fixture.make<{ marketingPlanDocumentId: string }>(path, {});
  return { assignmentId, documentId: marketingPlanDocumentId };
}

/** A document with content, as a worker would have rendered it. */
async function newRenderedDocument(fixture: Fixture): Promise<MadeDocument> {
  const made = await newDocument(fixture);
  const bytes = await renderDocument(shortest.plan('fi'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await fixture.db.query('INSERT INTO document_content VALUES ($1, $2)', [made.documentId, bytes]);
  await fixture.db.query(
    `UPDATE document SET sha256 = $2, content_length = $3, content_store = 'DATABASE' WHERE document_id = $1`,
    [made.documentId, sha256, bytes.length],
  );
  return made;
}

export const documentOperations: Operations = {
  generateExplanatoryAppendix: {
    method: 'POST',
    path: '/salesAssignments/{assignmentId}/explanatoryAppendix',
    kind: 'other',
    roles: agents,
    params: newSale,
    body: ({ office }) => ({ realtyId: aSale(office).assets[0].realtyId }),
  },
  generateMarketingPlanDocument: {
    method: 'POST',
    path: '/salesAssignments/{assignmentId}/marketingPlan/document',
    kind: 'other',
    roles: agents,
    params: newPlan,
  },
  listDocuments: {
    method: 'GET',
    path: '/documents',
    kind: 'list',
    roles: readers,
    params: newDocument,
    query: (_fixture, { assignmentId }) => ({ ownerCode: 'ASSIGNMENT', ownerEntityId: assignmentId }),
  },
  getDocument: { method: 'GET', path: '/documents/{documentId}', kind: 'read', roles: readers, params: newDocument },
  getDocumentContent: {
    method: 'GET',
    path: '/documents/{documentId}/content',
    kind: 'read',
    roles: readers,
    params: newRenderedDocument,
  },
};

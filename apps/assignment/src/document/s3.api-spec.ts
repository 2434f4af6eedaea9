import { createHash, randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type TestS3 } from '@ovipro/testing';
import type { Assignments } from '../testing/assignment-service';
import type { DocumentClient } from '../testing/document-client';
import { startInS3 } from '../testing/in-s3';

jest.setTimeout(120_000);

let s3: TestS3;
let assignments: Assignments;
let documents: DocumentClient;
let close: () => Promise<void>;
beforeAll(async () => void ({ s3, assignments, documents, close } = await startInS3()));
afterAll(() => close?.());
afterEach(() => s3.behave('answers'));

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const keyOf = (documentId: string, sha256: string): string => `documents/${documentId}/${sha256}.pdf`;
const query = (sql: string, ...values: unknown[]) => assignments.service.db.query(sql, values);

/** A contract in the bucket. */
async function aContract(): Promise<{ id: string; documentId: string; sha256: string; key: string }> {
  const id = await assignments.run(await assignments.create('SALES'), 'LOCK');
  const { contractDocumentId: documentId } = await assignments.read(id);
  await documents.render();
  const { sha256 = '' } = await documents.metadata(documentId);
  return { id, documentId, sha256, key: keyOf(documentId, sha256) };
}

describe('content in S3', () => {
  it('is one object by the name of document and hash, and no row; it is served as from the database', async () => {
    const { documentId, sha256, key } = await aContract();
    expect(await s3.keys()).toContain(key);
    const row = 'SELECT FROM document_content WHERE document_id = $1';
    expect((await query(row, documentId)).rowCount).toBe(0);
    const { status, bytes, headers } = await documents.content(documentId);
    expect([status, sha256Of(bytes)]).toEqual([200, sha256]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'accept-ranges': 'bytes',
      etag: `"${sha256}"`,
    });
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="myyntitoimeksiantosopimus-/);
  });

  it('can be had in parts, of which S3 is asked; HEAD and whoever has it cost it nothing', async () => {
    const { documentId, sha256 } = await aContract();
    const bytes = await documents.bytes(documentId);
    const before = s3.requests.length;
    for (const [range, from, to] of [
      ['bytes=100-199', 100, 200],
      ['bytes=-10', bytes.length - 10, bytes.length],
      [`bytes=${bytes.length - 1}-`, bytes.length - 1, bytes.length],
    ] as const) {
      const part = await documents.content(documentId, { range });
      expect([part.status, part.bytes.equals(bytes.subarray(from, to))]).toEqual([206, true]);
      expect(part.headers.get('content-range')).toBe(`bytes ${from}-${to - 1}/${bytes.length}`);
    }
    expect(s3.requests.length - before).toBe(3);
    const head = await documents.content(documentId, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
    expect((await documents.content(documentId, { 'if-none-match': `"${sha256}"` })).status).toBe(304);
    expect((await documents.content(documentId, { range: `bytes=${bytes.length}-` })).status).toBe(416);
    expect(s3.requests.length - before).toBe(3);
  });

  it.each(['refuses', 'drops'] as const)(
    'is answered with 503 and Retry-After where S3 %s, and comes again',
    async (behaviour) => {
      const { documentId, sha256 } = await aContract();
      s3.behave(behaviour);
      const { status, headers, bytes } = await documents.content(documentId);
      expect([status, headers.get('retry-after'), headers.get('etag')]).toEqual([503, '5', null]);
      expect(bytes.toString()).not.toContain(s3.bucket);
      s3.behave('answers');
      expect(sha256Of(await documents.bytes(documentId))).toBe(sha256);
    },
  );

  it('that breaks off is no whole answer', async () => {
    const { documentId } = await aContract();
    s3.behave('breaks off');
    await expect(documents.content(documentId)).rejects.toThrow();
  });

  it('that is missing is a fault of ours, not a document that comes later', async () => {
    const { documentId, key } = await aContract();
    await s3.remove(key);
    expect((await documents.content(documentId)).status).toBe(500);
  });

  it('stays in the database where it was kept there before', async () => {
    const { documentId, key } = await aContract();
    const bytes = await documents.bytes(documentId);
    await query('INSERT INTO document_content VALUES ($1, $2)', documentId, bytes);
    await query(`UPDATE document SET content_store = 'DATABASE' WHERE document_id = $1`, documentId);
    await s3.remove(key);
    expect((await documents.bytes(documentId)).equals(bytes)).toBe(true);
  });
});

describe('content that is discarded', () => {
  it('goes with its document, of a contract as of a draft that is deleted', async () => {
    const { id, documentId, key } = await aContract();
    const draft = await assignments.create('SALES');
    const [{ realtyId }] = assignments.body('SALES').assets as { realtyId: string }[];
    await assignments.send('POST', `/salesAssignments/${draft}/explanatoryAppendix`, { realtyId });
    await documents.render();
    const [appendix] = await documents.list(draft);
    await assignments.run(id, 'UNLOCK');
    expect((await assignments.send('DELETE', `/salesAssignments/${draft}`)).status).toBe(200);
    // not before the commit, and by the worker
    expect(await s3.keys()).toContain(key);
    await documents.render();
    const left = await s3.keys();
    expect(left.filter((one) => one.includes(documentId) || one.includes(appendix.documentId))).toEqual([]);
  });

  it('goes later, where S3 does not answer meanwhile', async () => {
    const { id, key } = await aContract();
    s3.behave('refuses');
    await assignments.run(id, 'UNLOCK');
    await documents.render();
    expect(await s3.keys()).toContain(key);
    s3.behave('answers');
    await query(`UPDATE job SET ready_at = now() - make_interval(secs => 1) WHERE kind = 'remove-document-content'`);
    await documents.render();
    expect(await s3.keys()).not.toContain(key);
  });
});

it('a process whose documents lie in the database loads nothing of S3', () => {
  const main = join(__dirname, '../../dist/service.js');
  const program = `require('reflect-metadata'); require(${JSON.stringify(main)});
    console.log(Object.keys(require.cache).filter((path) => path.includes('@aws-sdk')).length)`;
  expect(execFileSync(process.execPath, ['--eval', program], { encoding: 'utf8' }).trim()).toBe('0');
});

it('an id that nobody knows costs S3 nothing', async () => {
  const before = s3.requests.length;
  expect((await documents.content(randomUUID())).status).toBe(404);
  expect(s3.requests.length).toBe(before);
});

import { Clock } from '@ovipro/platform';
import { type TestS3 } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
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
afterEach(() => jest.restoreAllMocks());

const hourMs = 3_600_000;
const someHash = (digit: string): string => digit.repeat(64);
const keyOf = (documentId: string, sha256: string): string => `documents/${documentId}/${sha256}.pdf`;
const anOrphan = async (): Promise<string> => {
  const key = keyOf(randomUUID(), someHash('a'));
  await s3.put(key, Buffer.from('%PDF'));
  return key;
};

/** The nightly look, so many hours from now. */
async function sweep(hours: number): Promise<void> {
  const now = new Date(Date.now() + hours * hourMs);
  const clock = assignments.service.app.get(Clock, { strict: false });
  jest.spyOn(clock, 'now').mockReturnValue(now);
  const arm = `INSERT INTO job (kind, key, payload, cause, due_at, ready_at) VALUES ($1, $1, '{}', '{}', $2, $2)
    ON CONFLICT (kind, key) DO UPDATE SET ready_at = $2`;
  await assignments.service.db.query(arm, ['remove-orphaned-content', now]);
  await documents.render();
  // what it has found is removed by another job
  await documents.render();
}

describe('the nightly look at the bucket', () => {
  it('removes what belongs to no document, once it is too old to be on its way', async () => {
    const key = await anOrphan();
    await sweep(23);
    expect(await s3.keys()).toContain(key);
    await sweep(25);
    expect(await s3.keys()).not.toContain(key);
  });

  it('keeps what documents have, what one may still get, and what is none of ours', async () => {
    const id = await assignments.run(await assignments.create('SALES'), 'LOCK');
    await documents.render();
    const { contractDocumentId } = await assignments.read(id);
    const { sha256 = '' } = await documents.metadata(contractDocumentId);
    const other = await assignments.run(await assignments.create('SALES'), 'LOCK');
    const { contractDocumentId: waiting } = await assignments.read(other);
    const kept = [
      keyOf(contractDocumentId, sha256),
      keyOf(waiting, someHash('b')),
      'documents/readme.txt',
      `documents/${randomUUID()}/${someHash('A')}.pdf`,
      `backups/${randomUUID()}/${someHash('a')}.pdf`,
    ];
    for (const key of kept.slice(1)) await s3.put(key, Buffer.from('x'));
    // of an attempt before, with another version of a library
    const former = keyOf(contractDocumentId, someHash('c'));
    await s3.put(former, Buffer.from('x'));
    await assignments.service.db.query(`DELETE FROM job WHERE kind = 'render-document'`);
    await sweep(25);
    const keys = await s3.keys();
    expect(kept.filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys).not.toContain(former);
  });

  it('goes through a bucket of more than a page', async () => {
    for (let index = 0; index < 501; index += 1) await s3.put(`documents/-${index}.txt`, Buffer.from('x'));
    const key = await anOrphan();
    await sweep(25);
    expect(await s3.keys()).not.toContain(key);
  });

  it('leaves what is too much at once to be anything but a mistake', async () => {
    const keys: string[] = [];
    for (let index = 0; index < 21; index += 1) keys.push(await anOrphan());
    await sweep(25);
    const left = await s3.keys();
    expect(keys.filter((key) => !left.includes(key))).toEqual([]);
    await s3.remove(keys[0]);
    await sweep(26);
    expect((await s3.keys()).filter((key) => keys.includes(key))).toEqual([]);
  });
});

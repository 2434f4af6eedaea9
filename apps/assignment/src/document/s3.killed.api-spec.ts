import { Clock } from '@ovipro/platform';
import { eventually, startProcess, type TestS3 } from '@ovipro/testing';
import { join } from 'node:path';
import type { Assignments } from '../testing/assignment-service';
import type { DocumentClient } from '../testing/document-client';
import { environmentInS3, startInS3 } from '../testing/in-s3';

jest.setTimeout(120_000);

let s3: TestS3;
let assignments: Assignments;
let documents: DocumentClient;
let close: () => Promise<void>;
beforeAll(async () => void ({ s3, assignments, documents, close } = await startInS3()));
afterAll(() => close?.());
afterEach(() => {
  jest.restoreAllMocks();
  s3.behave('answers');
});

const query = <R extends object>(sql: string, ...values: unknown[]) => assignments.service.db.query<R>(sql, values);
const jobOf = async (documentId: string) => {
  const sql = `SELECT state, attempts, error, ready_at > now() AS later FROM job WHERE kind = 'render-document' AND key = $1`;
  return (await query<{ state: string; attempts: number; error: string; later: boolean }>(sql, documentId)).rows[0];
};
const keysOf = async (documentId: string) => (await s3.keys()).filter((key) => key.includes(documentId));

/** How often it was told that a document is there: nobody relays here but workers that are killed. */
async function tellings(id: string): Promise<number> {
  const which = `WHERE key = $1 AND headers ->> 'ce_type' LIKE '%document-generated'`;
  const { db, events } = assignments.service;
  const found = [
    await db.query(`SELECT FROM outbox ${which}`, [id]),
    await events.query(`SELECT FROM event_log ${which}`, [id]),
  ];
  return found.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
}

async function aContract(): Promise<{ id: string; documentId: string }> {
  const id = await assignments.run(await assignments.create('SALES'), 'LOCK');
  return { id, documentId: (await assignments.read(id)).contractDocumentId as string };
}

/** What holds of a document whose content is there, once. */
async function expectMade({ id, documentId }: { id: string; documentId: string }): Promise<void> {
  const { sha256 } = await documents.metadata(documentId);
  expect(await keysOf(documentId)).toEqual([`documents/${documentId}/${sha256}.pdf`]);
  expect((await documents.content(documentId)).headers.get('etag')).toBe(`"${sha256}"`);
  expect(await tellings(id)).toBe(1);
}

/** What holds of one that waits for its content. */
async function expectWaiting({ id, documentId }: { id: string; documentId: string }): Promise<void> {
  expect((await documents.metadata(documentId)).sha256).toBeUndefined();
  expect((await documents.content(documentId)).status).toBe(503);
  expect(await tellings(id)).toBe(0);
}

describe('where S3 fails while content is brought there', () => {
  it.each(['refuses', 'drops', 'swallows'] as const)(
    'and %s, the job comes again later; nothing is lost and nothing twice',
    async (behaviour) => {
      const contract = await aContract();
      s3.behave(behaviour);
      await documents.render();
      expect(await jobOf(contract.documentId)).toMatchObject({ state: 'waiting', attempts: 1, later: true });
      await expectWaiting(contract);
      s3.behave('answers');
      await query('UPDATE job SET ready_at = now() - make_interval(secs => 1) WHERE key = $1', contract.documentId);
      await documents.render();
      expect(await jobOf(contract.documentId)).toBeUndefined();
      await expectMade(contract);
    },
  );
});

describe('a worker that is killed between upload and commit', () => {
  const main = join(__dirname, '../../dist/main.js');
  const startWorker = () => {
    const { databaseUrl, eventsDatabaseUrl, jwksUrl } = assignments.service.config;
    const urls = { DATABASE_URL: databaseUrl, EVENTS_DATABASE_URL: eventsDatabaseUrl as string, JWKS_URL: jwksUrl };
    return startProcess(main, { ROLE: 'worker', ...urls, ...environmentInS3(s3) });
  };

  /** The content of a contract is in the bucket, and its worker never hears of it. */
  async function killedOver({ documentId }: { documentId: string }): Promise<void> {
    s3.behave('swallows');
    const worker = await startWorker();
    await eventually(async () => (await keysOf(documentId)).length === 1, 'the upload');
    await worker.kill('SIGKILL');
    s3.behave('answers');
  }

  it('leaves no document without content: the next one writes the same object, and commits', async () => {
    const contract = await aContract();
    await killedOver(contract);
    await expectWaiting(contract);
    await query('UPDATE job SET ready_at = now() - make_interval(secs => 1) WHERE key = $1', contract.documentId);
    await documents.render();
    await expectMade(contract);
  });

  it('leaves no content without document: where that is discarded meanwhile, the nightly look removes it', async () => {
    const contract = await aContract();
    await killedOver(contract);
    await assignments.run(contract.id, 'UNLOCK');
    await documents.render();
    expect(await keysOf(contract.documentId)).toHaveLength(1);
    const now = new Date(Date.now() + 25 * 3_600_000);
    jest.spyOn(assignments.service.app.get(Clock, { strict: false }), 'now').mockReturnValue(now);
    await query(`UPDATE job SET ready_at = now() - make_interval(secs => 1) WHERE kind = 'remove-orphaned-content'`);
    await documents.render();
    await documents.render();
    expect(await keysOf(contract.documentId)).toEqual([]);
  });
});

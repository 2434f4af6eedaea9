import { assignmentService } from '@ovipro/assignment';
import { diaryHash, type DiaryRecord } from '@ovipro/contracts';
import { startTestS3, type TestS3 } from '@ovipro/testing';
import { createHash, randomUUID } from 'node:crypto';
import { runDocuments } from './run-documents';
import { toolDatabase } from './tool.fixture';

const tool = toolDatabase(assignmentService);
let s3: TestS3;

beforeAll(async () => void (s3 = await startTestS3()));
afterAll(() => s3?.stop());
afterEach(() =>
  tool.owner.query('DELETE FROM document; DELETE FROM document_content; DELETE FROM marketing_plan; DELETE FROM job'),
);

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const keyOf = (documentId: string, bytes: Buffer): string => `documents/${documentId}/${sha256Of(bytes)}.pdf`;

/** A document, with content unless it has none yet. */
async function aDocument(bytes?: Buffer, assignmentId: string = randomUUID(), store = 'DATABASE'): Promise<string> {
  const documentId = randomUUID();
  await tool.owner.query(
    `INSERT INTO document (document_id, assignment_id, document_type_code, owner_code, document_name, content_type,
       language_code, can_be_shared, is_read_only, input, content_length, sha256, content_store, version, creation_time, modification_time)
     VALUES ($1, $2, 'MARKETING_PLAN', 'ASSIGNMENT', 'x.pdf', 'application/pdf', 'fi', true, true, '{}', $3, $4, $5, 1, now(), now())`,
    [documentId, assignmentId, bytes?.length, bytes && sha256Of(bytes), bytes && store],
  );
  if (bytes && store === 'S3') await s3.put(keyOf(documentId, bytes), bytes);
  else if (bytes) await tool.owner.query('INSERT INTO document_content VALUES ($1, $2)', [documentId, bytes]);
  return documentId;
}

const verify = async (): Promise<[code: number, lines: string[]]> => [await runDocuments(['verify']), tool.printed];

describe('npm run documents -- verify', () => {
  it('finds nothing where all is as it was made, and counts', async () => {
    for (let index = 0; index < 3; index += 1) await aDocument(Buffer.from(`%PDF ${index}`));
    expect(await verify()).toEqual([0, ['3 documents, all as they were made']]);
  });

  it('goes through more documents than a page has', async () => {
    for (let index = 0; index < 201; index += 1) await aDocument(Buffer.from(`%PDF ${index}`));
    expect(await verify()).toEqual([0, ['201 documents, all as they were made']]);
  });

  it.each(['%PDF other', '%PDF longer than before'])('names content that was changed: %s', async (text) => {
    const id = await aDocument(Buffer.from('%PDF first'));
    await tool.owner.query('UPDATE document_content SET bytes = $2 WHERE document_id = $1', [id, Buffer.from(text)]);
    expect(await verify()).toEqual([1, [`${id}: its content is not as it was made`, '1 documents, 1 faults']]);
  });

  it('names content that is missing, and content of no document', async () => {
    const [id, other] = [await aDocument(Buffer.from('%PDF 1')), await aDocument(Buffer.from('%PDF 2'))];
    await tool.owner.query('DELETE FROM document_content WHERE document_id = $1', [id]);
    await tool.owner.query('DELETE FROM document WHERE document_id = $1', [other]);
    expect(await verify()).toEqual([
      1,
      [`${id}: its content is missing`, `${other}: is content of no document`, '1 documents, 2 faults'],
    ]);
  });

  it('names a document that nobody renders any more, and none that waits', async () => {
    const [lost, dead, waits] = [await aDocument(), await aDocument(), await aDocument()];
    const job = `INSERT INTO job (kind, key, payload, cause, due_at, ready_at, state) VALUES ('render-document', $1, '{}', '{}', now(), now(), $2)`;
    await tool.owner.query(job, [dead, 'dead']);
    await tool.owner.query(job, [waits, 'waiting']);
    const [code, lines] = await verify();
    const fault = 'has no content, and nothing is under way that makes it';
    expect([code, lines.sort()]).toEqual([
      1,
      [`${lost}: ${fault}`, `${dead}: ${fault}`, '3 documents, 2 faults'].sort(),
    ]);
  });

  it('names a document that is gone, with what refers to it', async () => {
    const [assignmentId, documentId] = [randomUUID(), randomUUID()];
    await tool.owner.query(`INSERT INTO marketing_plan VALUES ($1, '{}', $2, now(), 1, now(), now())`, [
      assignmentId,
      documentId,
    ]);
    expect(await verify()).toEqual([
      1,
      [`${documentId}: is missing, which marketing plan of ${assignmentId} names`, '0 documents, 1 faults'],
    ]);
  });

  it('names a document of which the diary has another hash', async () => {
    const assignmentId = randomUUID();
    const documentId = await aDocument(Buffer.from('%PDF 1'), assignmentId);
    const record: DiaryRecord = {
      ...{ assignmentId, entryNumber: 1, entryCode: 'CONTRACT' },
      content: { documentId, sha256: sha256Of(Buffer.from('%PDF 2')), supplementTime: '2024-05-01T08:00:00Z' },
    };
    const values = [assignmentId, 1, 'CONTRACT', JSON.stringify(record.content), diaryHash(record)];
    await tool.owner.query('INSERT INTO diary_entry VALUES ($1, $2, $3, $4, $5)', values);
    expect(await verify()).toEqual([1, [`${documentId}: the diary has another hash of it`, '1 documents, 1 faults']]);
  });

  describe('where contents lie in S3', () => {
    beforeEach(() =>
      Object.assign(process.env, {
        ...{ S3_BUCKET: s3.bucket, S3_ENDPOINT: s3.endpoint },
        ...{ S3_ACCESS_KEY_ID: 'tests', S3_SECRET_ACCESS_KEY: 'of no worth' },
      }),
    );
    afterEach(async () => {
      delete process.env.S3_BUCKET;
      for (const key of await s3.keys()) await s3.remove(key);
      jest.restoreAllMocks();
    });
    const inS3 = (text: string) => aDocument(Buffer.from(text), randomUUID(), 'S3');

    it('finds nothing where all is as it was made, there and in the database', async () => {
      await inS3('%PDF 1');
      await aDocument(Buffer.from('%PDF 2'));
      expect(await verify()).toEqual([0, ['2 documents, all as they were made']]);
    });

    it('names what is missing there, and what was changed', async () => {
      const [gone, other, longer] = [await inS3('%PDF 1'), await inS3('%PDF 2'), await inS3('%PDF 3')];
      await s3.remove(keyOf(gone, Buffer.from('%PDF 1')));
      await s3.put(keyOf(other, Buffer.from('%PDF 2')), Buffer.from('%PDF X'));
      await s3.put(keyOf(longer, Buffer.from('%PDF 3')), Buffer.from('%PDF 3 and more'));
      const [code, lines] = await verify();
      const changed = 'its content is not as it was made';
      expect([code, lines.sort()]).toEqual([
        1,
        [
          `${gone}: its content is missing`,
          `${other}: ${changed}`,
          `${longer}: ${changed}`,
          '3 documents, 3 faults',
        ].sort(),
      ]);
    });

    it('names what belongs to no document, but for what may be on its way', async () => {
      const documentId = randomUUID();
      await s3.put(keyOf(documentId, Buffer.from('%PDF')), Buffer.from('%PDF'));
      expect(await verify()).toEqual([0, ['0 documents, all as they were made']]);
      tool.printed = [];
      const tomorrow = Date.now() + 25 * 3_600_000;
      jest.spyOn(Date, 'now').mockReturnValue(tomorrow);
      expect(await verify()).toEqual([1, [`${documentId}: is content of no document in S3`, '0 documents, 1 faults']]);
    });

    it('says that it has to be told of the bucket', async () => {
      await inS3('%PDF 1');
      delete process.env.S3_BUCKET;
      await expect(runDocuments(['verify'])).rejects.toThrow('Documents lie in S3, and S3_BUCKET is not set.');
    });
  });

  it('says what it can do to whoever asks for something else', async () => {
    expect([await runDocuments(['nosuch']), await runDocuments([])]).toEqual([1, 0]);
    expect(tool.printed[0]).toContain('npm run documents --');
  });
});

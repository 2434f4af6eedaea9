import { BucketConfig, ContentBucket, contentsOfNoDocument, type Listed, mayBeOnItsWayMs } from '@ovipro/assignment';
import { loadConfig } from '@ovipro/platform/server';
import { createHash } from 'node:crypto';
import type { Client } from 'pg';

const pageSize = 200;
const none = '00000000-0000-0000-0000-000000000000';

interface Looked {
  documentId: string;
  fault: string | null;
}

interface Made extends Looked {
  sha256: string | null;
  contentLength: number | null;
  contentStore: 'DATABASE' | 'S3' | null;
}

const isMissing = 'its content is missing';
const isChanged = 'its content is not as it was made';

/**
 * Reads all content again, in the database and in S3, and prints what is wrong.
 * @returns the exit code: 1 where something is
 */
export async function verifyDocuments(client: Client): Promise<number> {
  const bucket = new ContentBucket(loadConfig(BucketConfig, process.env));
  try {
    let count = 0;
    const faults: Looked[] = [];
    for await (const made of contents(client)) {
      count += 1;
      const fault = made.fault ?? (made.contentStore === 'S3' ? await faultInBucket(bucket, made) : null);
      if (fault !== null) faults.push({ ...made, fault });
    }
    faults.push(...(await missing(client)), ...(await ofNobody(client, bucket)));
    const found = await withoutDiscarded(client, faults);
    for (const { documentId, fault } of found) console.log(`${documentId}: ${fault}`);
    console.log(`${count} documents, ${found.length === 0 ? 'all as they were made' : `${found.length} faults`}`);
    return found.length === 0 ? 0 : 1;
  } finally {
    await bucket.onApplicationShutdown();
  }
}

/** Each document with what is wrong with its content. The database reads its bytes again; those in S3 are read here. */
async function* contents(client: Client): AsyncGenerator<Made> {
  const sql = `
    SELECT document_id AS "documentId", d.sha256, content_length AS "contentLength", content_store AS "contentStore", CASE
        WHEN d.sha256 IS NULL AND NOT EXISTS (
          SELECT FROM job WHERE kind = 'render-document' AND key = d.document_id::text AND state <> 'dead')
          THEN 'has no content, and nothing is under way that makes it'
        WHEN d.sha256 IS NULL THEN NULL
        WHEN content_store = 'DATABASE' AND c.bytes IS NULL THEN '${isMissing}'
        WHEN encode(sha256(c.bytes), 'hex') <> d.sha256 OR octet_length(c.bytes) <> d.content_length THEN '${isChanged}'
        WHEN EXISTS (
          SELECT FROM diary_entry e WHERE e.assignment_id = d.assignment_id
            AND coalesce(e.content #>> '{contract,documentId}', e.content ->> 'documentId') = d.document_id::text
            AND coalesce(e.content #>> '{contract,sha256}', e.content ->> 'sha256') <> d.sha256)
          THEN 'the diary has another hash of it'
      END AS fault
    FROM document d LEFT JOIN document_content c USING (document_id)
    WHERE document_id > $1 ORDER BY document_id LIMIT ${pageSize}`;
  for (let after = none; ; ) {
    const { rows } = await client.query<Made>(sql, [after]);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.documentId;
  }
}

async function faultInBucket(
  bucket: ContentBucket,
  { documentId, sha256, contentLength }: Made,
): Promise<string | null> {
  const stream = sha256 === null ? undefined : await bucket.get({ documentId, sha256 });
  if (!stream) return isMissing;
  const hash = createHash('sha256');
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    length += chunk.length;
  }
  return hash.digest('hex') === sha256 && length === contentLength ? null : isChanged;
}

/** Documents that something refers to and that are not there, and content in the database that belongs to none. */
async function missing(client: Client): Promise<Looked[]> {
  const { rows } = await client.query<Looked>(`
    WITH named AS (
      SELECT contract_document_id AS id, 'assignment ' || assignment_id AS by FROM assignment
      UNION ALL SELECT contract_document_id, 'continuation agreement ' || continuation_agreement_id FROM continuation_agreement
      UNION ALL SELECT marketing_plan_document_id, 'marketing plan of ' || assignment_id FROM marketing_plan
      UNION ALL SELECT mark::uuid, 'assignment ' || assignment_id
        FROM assignment, unnest(string_to_array(appendix_mark, ' ')) AS mark)
    SELECT id AS "documentId", 'is missing, which ' || by || ' names' AS fault FROM named
    WHERE id IS NOT NULL AND NOT EXISTS (SELECT FROM document WHERE document_id = id)
    UNION ALL SELECT document_id, 'is content of no document' FROM document_content c
    WHERE NOT EXISTS (SELECT FROM document d WHERE d.document_id = c.document_id)
    ORDER BY 1`);
  return rows;
}

/** Content in S3 that belongs to no document, but for what may be on its way. */
async function ofNobody(client: Client, bucket: ContentBucket): Promise<Looked[]> {
  if (!bucket.isNamed) return [];
  const found: Looked[] = [];
  const before = Date.now() - mayBeOnItsWayMs;
  for (let after: string | undefined; ; ) {
    const page = await bucket.list(after);
    found.push(
      ...(await orphansAmong(
        client,
        page.contents.filter((one) => one.lastModified.getTime() < before),
      )),
    );
    if (page.last === undefined) return found;
    after = page.last;
  }
}

async function orphansAmong(client: Client, listed: Listed[]): Promise<Looked[]> {
  const values = [listed.map(({ documentId }) => documentId), listed.map(({ sha256 }) => sha256)];
  const { rows } = await client.query<{ documentId: string }>(contentsOfNoDocument, values);
  return rows.map(({ documentId }) => ({ documentId, fault: 'is content of no document in S3' }));
}

/** Faults without those of documents that were discarded while others were read: their content in S3 is gone with them. */
async function withoutDiscarded(client: Client, faults: Looked[]): Promise<Looked[]> {
  const ids = faults.filter(({ fault }) => fault === isMissing).map(({ documentId }) => documentId);
  if (ids.length === 0) return faults;
  await client.query('COMMIT');
  const sql = 'SELECT document_id AS id FROM document WHERE document_id = ANY($1)';
  const there = new Set((await client.query<{ id: string }>(sql, [ids])).rows.map(({ id }) => id));
  return faults.filter(({ documentId, fault }) => fault !== isMissing || there.has(documentId));
}

import type { Client } from 'pg';
import { runVerify } from './run-verify';

const usage = `npm run documents -- <command>
  verify        read the content of every document again, compare its hash with what is told of it and with the diary, and name what is missing`;

const pageSize = 200;
const none = '00000000-0000-0000-0000-000000000000';

interface Looked {
  documentId: string;
  fault: string | null;
}

/** @returns the exit code: 1 where a document is missing or not as it was made */
export const runDocuments = (args: string[]): Promise<number> => runVerify('assignment', usage, verify, args);

async function verify(client: Client): Promise<number> {
  let [count, faults] = [0, 0];
  const tell = ({ documentId, fault }: Looked): void => {
    if (fault === null) return;
    faults += 1;
    console.log(`${documentId}: ${fault}`);
  };
  for await (const looked of contents(client)) {
    count += 1;
    tell(looked);
  }
  for (const looked of await missing(client)) tell(looked);
  console.log(`${count} documents, ${faults === 0 ? 'all as they were made' : `${faults} faults`}`);
  return faults === 0 ? 0 : 1;
}

/** Each document with what is wrong with its content. The database reads the bytes again. */
async function* contents(client: Client): AsyncGenerator<Looked> {
  const sql = `
    SELECT document_id AS "documentId", CASE
        WHEN d.sha256 IS NULL AND NOT EXISTS (
          SELECT FROM job WHERE kind = 'render-document' AND key = d.document_id::text AND state <> 'dead')
          THEN 'has no content, and nothing is under way that makes it'
        WHEN d.sha256 IS NULL THEN NULL
        WHEN c.bytes IS NULL THEN 'its content is missing'
        WHEN encode(sha256(c.bytes), 'hex') <> d.sha256 OR octet_length(c.bytes) <> d.content_length
          THEN 'its content is not as it was made'
        WHEN EXISTS (
          SELECT FROM diary_entry e WHERE e.assignment_id = d.assignment_id
            AND coalesce(e.content #>> '{contract,documentId}', e.content ->> 'documentId') = d.document_id::text
            AND coalesce(e.content #>> '{contract,sha256}', e.content ->> 'sha256') <> d.sha256)
          THEN 'the diary has another hash of it'
      END AS fault
    FROM document d LEFT JOIN document_content c USING (document_id)
    WHERE document_id > $1 ORDER BY document_id LIMIT ${pageSize}`;
  for (let after = none; ; ) {
    const { rows } = await client.query<Looked>(sql, [after]);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.documentId;
  }
}

/** Documents that something refers to and that are not there, and content that belongs to none. */
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

import { randomUUID } from 'node:crypto';
import { Assignments, etagOf } from '../testing/assignment-service';
import { aPlan } from '../testing/assignment.mother';
import { DocumentClient } from '../testing/document-client';

jest.setTimeout(120_000);

// without a worker of its own: a test says when what waits is rendered
let assignments: Assignments;
let documents: DocumentClient;
beforeAll(async () => {
  assignments = await Assignments.start({ role: 'api', documentRenderers: 1, documentWaitMs: 0 });
  documents = new DocumentClient(assignments);
});
afterAll(() => assignments?.close());

type Appendix = { explanatoryAppendixDocumentId: string; modificationTime: string } | undefined;
const read = (id: string) => assignments.send('GET', `/salesAssignments/${id}`);
const generate = (id: string, realtyId: string, headers = {}) =>
  assignments.send('POST', `/salesAssignments/${id}/explanatoryAppendix`, { realtyId }, headers);
const appendicesOf = async (id: string): Promise<Appendix[]> =>
  ((await assignments.read(id)).assets as { explanatoryAppendix?: Appendix }[]).map(
    ({ explanatoryAppendix }) => explanatoryAppendix,
  );
const hashIn = async (id: string) => (await assignments.diary(id)).assignmentActivation?.contract;
const contractOf = async (id: string) => (await assignments.read(id)).contractDocumentId as string;

describe('content that is not rendered yet', () => {
  it('is answered with 503 and Retry-After once the time to wait is up; metadata has neither hash nor length', async () => {
    const id = await assignments.run(await assignments.create('RENTAL'), 'LOCK');
    const { contractDocumentId } = await assignments.read(id, 'RENTAL');
    const before = await documents.content(contractDocumentId);
    expect([before.status, before.headers.get('retry-after')]).toEqual([503, '5']);
    const first = await assignments.send('GET', `/documents/${contractDocumentId}`);
    expect(Object.keys(first.body as object)).not.toEqual(expect.arrayContaining(['sha256']));
    await documents.render();
    expect((await documents.content(contractDocumentId)).status).toBe(200);
    const second = await assignments.send('GET', `/documents/${contractDocumentId}`);
    expect(etagOf(second)).not.toBe(etagOf(first));
    expect(second.body).toMatchObject({ ...(first.body as object), sha256: expect.any(String) });
  });

  it('is made no more once the contract is discarded', async () => {
    const id = await assignments.run(await assignments.create('SALES'), 'LOCK', 'UNLOCK');
    const armed = `SELECT FROM job WHERE kind = 'render-document' AND payload ->> 'documentId' IN
      (SELECT document_id::text FROM document WHERE assignment_id = $1)`;
    expect((await assignments.service.db.query(armed, [id])).rowCount).toBe(0);
    await documents.render();
    expect(await documents.list(id)).toEqual([]);
  });
});

describe('the hash of a contract in the diary', () => {
  it('stands in the entry of the activation where the content was made before', async () => {
    const id = await assignments.run(await assignments.create('SALES'), 'LOCK');
    await documents.render();
    await assignments.run(id, 'ACTIVATE');
    const documentId = await contractOf(id);
    const { sha256 } = await documents.metadata(documentId);
    expect(await hashIn(id)).toEqual({ documentId, sha256 });
  });

  it('is added, dated, where the content is made after it, of contract and continuation alike', async () => {
    const id = await assignments.active();
    const documentId = await contractOf(id);
    expect(await hashIn(id)).toEqual({ documentId });
    const agreementId = await assignments.continued(id);
    await assignments.sign(id, agreementId);
    const { contractDocumentId: continuation = '' } = await assignments.agreement(id, agreementId);
    await documents.render();
    const [{ sha256 }, { sha256: other }] = [
      await documents.metadata(documentId),
      await documents.metadata(continuation),
    ];
    expect(await hashIn(id)).toEqual({ documentId, sha256, supplementTime: expect.any(String) });
    expect((await assignments.diary(id)).continuationAgreements?.[0].contract).toEqual({
      documentId: continuation,
      sha256: other,
      supplementTime: expect.any(String),
    });
  });
});

describe('an explanatory appendix', () => {
  it('shows on the first asset of its realty, and changes neither version nor modificationTime', async () => {
    const [first, second] = assignments.body('SALES').assets as { realtyId: string }[];
    const id = await assignments.create('SALES', { assets: [second ?? { realtyId: randomUUID() }, first, first] });
    const before = await read(id);
    const { status, body, headers } = await generate(id, first.realtyId);
    expect([status, body]).toEqual([200, {}]);
    const after = await read(id);
    expect(headers.get('etag')).toBe(etagOf(after));
    expect(etagOf(after)).not.toBe(etagOf(before));
    const { modificationTime } = before.body as { modificationTime: string };
    expect(after.body).toMatchObject({ modificationTime });
    const [none, appendix, other] = await appendicesOf(id);
    expect([none, other]).toEqual([undefined, undefined]);
    const [document] = await documents.list(id);
    expect(document).toMatchObject({
      documentId: appendix?.explanatoryAppendixDocumentId,
      documentTypeCode: 'EXPLANATORY_APPENDIX',
      creationTime: appendix?.modificationTime,
    });
    // whoever read the assignment before the document was made may change it still
    const put = await assignments.put(id, 'SALES', { assets: [first] }, { 'if-match': etagOf(before) });
    expect(put.status).toBe(200);
    expect((await appendicesOf(id))[0]).toEqual(appendix);
  });

  it('is replaced by a new one with another id; what was given out before can be read still', async () => {
    const id = await assignments.create('SALES');
    const [{ realtyId }] = assignments.body('SALES').assets as { realtyId: string }[];
    await generate(id, realtyId);
    const [first] = await appendicesOf(id);
    await generate(id, realtyId);
    const [second] = await appendicesOf(id);
    const ids = [second, first].map((appendix) => appendix?.explanatoryAppendixDocumentId as string);
    expect(new Set(ids).size).toBe(2);
    expect((await documents.list(id)).map(({ documentId }) => documentId).sort()).toEqual([...ids].sort());
    await documents.render();
    for (const documentId of ids) expect(await documents.headings(documentId)).toContain('Selostusliite');
  });

  it('is refused for a realty that the assignment lacks, and to whoever names an old version', async () => {
    const id = await assignments.create('SALES');
    const [{ realtyId }] = assignments.body('SALES').assets as { realtyId: string }[];
    const before = etagOf(await read(id));
    expect((await generate(id, randomUUID())).status).toBe(404);
    await assignments.put(id, 'SALES', { assets: [{ realtyId }] });
    expect((await generate(id, realtyId, { 'if-match': before })).status).toBe(412);
    expect(await documents.list(id)).toEqual([]);
  });

  it('goes with a draft that is deleted', async () => {
    const id = await assignments.create('SALES');
    const [{ realtyId }] = assignments.body('SALES').assets as { realtyId: string }[];
    await generate(id, realtyId);
    const [{ documentId }] = await documents.list(id);
    await documents.render();
    expect((await assignments.send('DELETE', `/salesAssignments/${id}`)).status).toBe(200);
    expect((await documents.content(documentId)).status).toBe(404);
    const left = 'SELECT FROM document_content WHERE document_id = $1';
    expect((await assignments.service.db.query(left, [documentId])).rowCount).toBe(0);
  });
});

it('content that belongs to no document is removed, every other stays', async () => {
  const id = await assignments.run(await assignments.create('SALES'), 'LOCK');
  await documents.render();
  const orphan = randomUUID();
  await assignments.service.db.query(`INSERT INTO document_content VALUES ($1, '%PDF')`, [orphan]);
  // a day has passed
  const arm = `INSERT INTO job (kind, key, payload, cause, due_at, ready_at) VALUES ($1, $1, '{}', '{}', now(), now() - make_interval(secs => 1))
    ON CONFLICT (kind, key) DO UPDATE SET ready_at = now() - make_interval(secs => 1)`;
  await assignments.service.db.query(arm, ['remove-orphaned-content']);
  await documents.render();
  const left = 'SELECT FROM document_content WHERE document_id = $1';
  expect((await assignments.service.db.query(left, [orphan])).rowCount).toBe(0);
  expect((await documents.content(await contractOf(id))).status).toBe(200);
});

describe('the document of a marketing plan', () => {
  const path = (id: string) => `/salesAssignments/${id}/marketingPlan`;

  it('needs a plan', async () => {
    const id = await assignments.create('SALES');
    expect((await assignments.send('POST', `${path(id)}/document`)).status).toBe(404);
  });

  it('shows in the plan, and changes neither its version nor modificationTime', async () => {
    const id = await assignments.create('SALES');
    await assignments.send('PUT', path(id), aPlan());
    const before = await assignments.send('GET', path(id));
    const generated = await assignments.send('POST', `${path(id)}/document`, {}, { 'if-match': etagOf(before) });
    const { marketingPlanDocumentId } = generated.body as { marketingPlanDocumentId: string };
    const after = await assignments.send('GET', path(id));
    expect(generated.headers.get('etag')).toBe(etagOf(after));
    const [document] = await documents.list(id);
    expect(after.body).toEqual({
      ...(before.body as object),
      marketingPlanDocumentId,
      marketingPlanDocumentCreationTime: document.creationTime,
    });
    expect((await assignments.send('PUT', path(id), aPlan(), { 'if-match': etagOf(before) })).status).toBe(200);
    await documents.render();
    expect(await documents.words(marketingPlanDocumentId)).toContain('Pikakaista');
  });

  it('is generated once for a request that comes twice', async () => {
    const id = await assignments.create('SALES');
    await assignments.send('PUT', path(id), aPlan());
    const headers = { 'request-id': randomUUID() };
    const [first, second] = [
      await assignments.send('POST', `${path(id)}/document`, undefined, headers),
      await assignments.send('POST', `${path(id)}/document`, undefined, headers),
    ];
    expect(second.text).toBe(first.text);
    expect(await documents.list(id)).toHaveLength(1);
  });
});

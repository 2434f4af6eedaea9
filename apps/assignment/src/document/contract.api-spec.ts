import { createHash, randomUUID } from 'node:crypto';
import { Assignments } from '../testing/assignment-service';
import { aSale } from '../testing/assignment.mother';
import { DocumentClient } from '../testing/document-client';
import { renderDocument } from './render/render-document';

// each document starts a thread, which loads the sources anew
jest.setTimeout(120_000);

let assignments: Assignments;
let documents: DocumentClient;
beforeAll(async () => {
  assignments = await Assignments.start({ documentRenderers: 2, documentWaitMs: 60_000 });
  documents = new DocumentClient(assignments);
});
afterAll(() => assignments?.close());

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const [{ agentId }] = aSale('').assignment.agents ?? [];
const seller = (partyId: string) => ({ sellerCustomerParties: [{ partyId, partyTypeCode: 'PERSON_PARTY' }] });
const lock = async (given: object = {}): Promise<[assignmentId: string, documentId: string]> => {
  const id = await assignments.run(await assignments.create('SALES', given as never), 'LOCK');
  return [id, (await assignments.read(id)).contractDocumentId as string];
};

describe('a contract', () => {
  it('is made by LOCK: who asks for its content waits until it is rendered', async () => {
    const party = await documents.introduce(agentId);
    const [id, documentId] = await lock(seller(party.partyId));
    const { officialAssignmentId } = await assignments.read(id);
    const { bytes, headers } = await documents.content(documentId);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="myyntitoimeksiantosopimus-${officialAssignmentId}.pdf"`,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: `"${sha256Of(bytes)}"`,
    });
    const words = await documents.words(documentId);
    for (const text of [
      officialAssignmentId,
      party.name,
      'Ville Välittäjä, LKV',
      'Kiinteistöykkönen Pirkanmaa Oy LKV',
      '0247238-2',
    ])
      expect(words).toContain(text);
  });

  it('is known by its metadata, in the list of its assignment too', async () => {
    const [id, documentId] = await lock();
    const bytes = await documents.bytes(documentId);
    const { officialAssignmentId, modificationTime: creationTime } = await assignments.read(id);
    const metadata = {
      documentId,
      documentTypeCode: 'ASSIGNMENT_AGREEMENT',
      contentType: 'application/pdf',
      ownerCode: 'ASSIGNMENT',
      ownerEntityId: id,
      documentName: `myyntitoimeksiantosopimus-${officialAssignmentId}.pdf`,
      languageCode: 'fi',
      canBeShared: true,
      isReadOnly: true,
      contentLength: bytes.length,
      sha256: sha256Of(bytes),
      creationTime,
      modificationTime: creationTime,
    };
    expect(await documents.metadata(documentId)).toEqual(metadata);
    expect(await documents.list(id)).toEqual([metadata]);
    const elsewhere = new DocumentClient(await assignments.elsewhere());
    expect(await elsewhere.list(id)).toEqual([]);
    expect((await elsewhere.content(documentId)).status).toBe(404);
    const other = await assignments.send('GET', `/documents?ownerCode=REALTY&ownerEntityId=${id}`);
    expect([other.status, other.body]).toEqual([200, { documents: [], totalCount: 0 }]);
  });

  it('can be had in parts, by its head alone, and not again by whoever has it', async () => {
    const [, documentId] = await lock();
    const bytes = await documents.bytes(documentId);
    const etag = `"${sha256Of(bytes)}"`;
    const part = await documents.content(documentId, { range: 'bytes=100-199' });
    expect([part.status, part.bytes.equals(bytes.subarray(100, 200))]).toEqual([206, true]);
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${bytes.length}`);
    expect((await documents.content(documentId, { range: `bytes=${bytes.length}-` })).status).toBe(416);
    const head = await documents.content(documentId, {}, 'HEAD');
    expect([head.status, head.bytes.length, head.headers.get('content-length'), head.headers.get('etag')]).toEqual([
      200,
      0,
      String(bytes.length),
      etag,
    ]);
    const again = await documents.content(documentId, { 'if-none-match': etag });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });

  it('is written in the language of the customer, under a name that says so', async () => {
    const party = await documents.introduce(agentId, { languageCode: 'sv' });
    const [id, documentId] = await lock(seller(party.partyId));
    const { officialAssignmentId } = await assignments.read(id);
    const { headers } = await documents.content(documentId);
    expect(headers.get('content-disposition')).toBe(
      `inline; filename="uppdragsavtal-om-f_rs_ljning-${officialAssignmentId}.pdf"; filename*=UTF-8''uppdragsavtal-om-f%C3%B6rs%C3%A4ljning-${officialAssignmentId}.pdf`,
    );
    expect(await documents.headings(documentId)).toContain('Avtalsparter');
    const speaks = await documents.introduce(agentId, { languageCode: 'de' });
    const [, other] = await lock(seller(speaks.partyId));
    expect((await documents.metadata(other)).languageCode).toBe('fi');
  });

  it('stays as it was, byte by byte, whatever becomes of the names', async () => {
    const party = await documents.introduce(agentId);
    const [, documentId] = await lock(seller(party.partyId));
    const bytes = await documents.bytes(documentId);
    await documents.introduce(agentId, { ...party, name: 'Aivan Toinen' });
    const sql = 'SELECT input FROM document WHERE document_id = $1';
    const [{ input }] = (await assignments.service.db.query(sql, [documentId])).rows;
    expect((await renderDocument(input)).equals(bytes)).toBe(true);
    expect((await documents.bytes(documentId)).equals(bytes)).toBe(true);
  });

  it('is discarded by UNLOCK, and another takes its place', async () => {
    const [id, documentId] = await lock();
    await documents.bytes(documentId);
    await assignments.run(id, 'UNLOCK');
    expect((await assignments.read(id)).contractDocumentId).toBeUndefined();
    expect([await documents.list(id), (await documents.content(documentId)).status]).toEqual([[], 404]);
    const left = 'SELECT FROM document_content WHERE document_id = $1';
    expect((await assignments.service.db.query(left, [documentId])).rowCount).toBe(0);
    await assignments.run(id, 'LOCK');
    const [next] = await documents.list(id);
    expect(next.documentId).not.toBe(documentId);
    expect((await assignments.read(id)).contractDocumentId).toBe(next.documentId);
  });

  it('is published once it can be fetched, with what GET answers', async () => {
    const [id, documentId] = await lock();
    await documents.bytes(documentId);
    const events = await assignments.published(id);
    expect(events.map(({ name, sequence }) => [name, sequence])).toEqual([
      ['assignment-created', 1],
      ['assignment-locked', 2],
      ['document-generated', 3],
    ]);
    expect(events[2].data).toEqual({
      assignment: await assignments.read(id),
      document: await documents.metadata(documentId),
      actor: { sub: 'system:assignment', name: 'OviPro' },
    });
    expect(events[2].headers.ce_requestid).toBe(events[1].headers.ce_requestid);
  });

  it('is refused by LOCK where it says what no font of ours can show, and no number is used up', async () => {
    const party = await documents.introduce(agentId, { name: '李小龙' });
    const id = await assignments.create('SALES', {
      ...seller(party.partyId),
      otherConditions: { additionalDetails: 'Kauniisti 😀' },
    });
    const { status, body } = await assignments.act(id, 'LOCK');
    expect([status, body.errorCode, body.errors.map(({ target }: { target: string }) => target)]).toEqual([
      400,
      'BAD_REQUEST_BODY',
      ['otherConditions.additionalDetails', 'sellerCustomerParties'],
    ]);
    expect(JSON.stringify(body)).toContain(party.partyId);
    expect((await assignments.read(id)).officialAssignmentId).toBeUndefined();
  });
});

describe('the contract of a continuation agreement', () => {
  it('says what changes against what was before it, and is discarded by UNLOCK', async () => {
    const id = await assignments.active('SALES');
    const agreementId = await assignments.continued(id);
    const act = (actionCode: 'LOCK' | 'UNLOCK') => assignments.actOnAgreement(id, agreementId, actionCode);
    await act('LOCK');
    const { contractDocumentId = '' } = await assignments.agreement(id, agreementId);
    const words = await documents.words(contractDocumentId);
    expect(words).toContain('4.6.2021');
    expect(words).toContain('4.10.2021');
    expect((await documents.metadata(contractDocumentId)).documentTypeCode).toBe('CONTINUATION_AGREEMENT');
    await act('UNLOCK');
    expect((await documents.content(contractDocumentId)).status).toBe(404);
    expect(await documents.list(id)).toHaveLength(1);
  });
});

it('has no documents of an assignment that nobody knows', async () => {
  expect(await documents.list(randomUUID())).toEqual([]);
});

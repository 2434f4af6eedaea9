import { agencySample } from '@ovipro/contracts';
import { describeWithVeraPdf } from '@ovipro/testing';
import { createHash } from 'node:crypto';
import { Assignments } from '../testing/assignment-service';
import { aSale } from '../testing/assignment.mother';
import { DocumentClient } from '../testing/document-client';
import { aGreyJpeg, aJpeg, aLogo, aPng } from '../testing/documents/pictures';
import { elementsOf, readPdf, type TreeNode } from '../testing/documents/read-pdf';
import { renderDocument } from './render/render-document';

jest.setTimeout(300_000);

let assignments: Assignments;
let documents: DocumentClient;
beforeAll(async () => {
  assignments = await Assignments.start({ documentRenderers: 2, documentWaitMs: 60_000 });
  documents = new DocumentClient(assignments);
  const [{ agentId }] = aSale('').assignment.agents ?? [];
  await documents.introduce(agentId);
});
afterAll(() => assignments?.close());
afterEach(() => query('DELETE FROM agency_logo'));

const query = (sql: string, ...values: unknown[]) => assignments.service.db.query(sql, values);

/** As `npm run documents -- logo` does. */
async function setLogo(bytes: Buffer): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await query('INSERT INTO logo VALUES ($1, $2) ON CONFLICT DO NOTHING', sha256, bytes);
  const sql = `INSERT INTO agency_logo VALUES ($1, $2, now()) ON CONFLICT (agency_id) DO UPDATE SET sha256 = $2`;
  await query(sql, agencySample.agencyId, sha256);
}

/** The contract of a sale that is locked now. */
async function aContract(): Promise<string> {
  const id = await assignments.run(await assignments.create('SALES'), 'LOCK');
  return (await assignments.read(id)).contractDocumentId as string;
}

/** The pictures of a document, as width x height. */
async function picturesIn(documentId: string): Promise<string[]> {
  const text = (await documents.bytes(documentId)).toString('latin1');
  return [...text.matchAll(/\/Subtype \/Image[^>]*?\/Width (\d+)\n\/Height (\d+)/g)].map(([, w, h]) => `${w}x${h}`);
}

const figuresIn = async (documentId: string): Promise<TreeNode[]> =>
  elementsOf(readPdf(await documents.bytes(documentId)).tree).filter(({ type }) => type === 'Figure');

describe('the letterhead of an agency', () => {
  it('shows its logo, once it has one', async () => {
    const plain = await aContract();
    await setLogo(aLogo());
    const illustrated = await aContract();
    expect([await picturesIn(plain), await figuresIn(plain)]).toEqual([[], []]);
    expect([await picturesIn(illustrated), (await figuresIn(illustrated)).length]).toEqual([['180x60'], 1]);
  });

  it('shows the logo of the moment when the document was frozen, whatever becomes of it', async () => {
    await setLogo(aLogo());
    const [first, made] = [await aContract(), await aContract()];
    await setLogo(aJpeg());
    const later = await aContract();
    await query('DELETE FROM agency_logo');
    const bytes = await documents.bytes(made);
    expect([await picturesIn(first), await picturesIn(later)]).toEqual([['180x60'], ['24x12']]);
    // the hash stands in what is frozen, and with the picture gives the same bytes again
    const [{ input }] = (await query('SELECT input FROM document WHERE document_id = $1', made)).rows;
    const agency = { ...input.agency, logo: aLogo() };
    expect((await renderDocument({ ...input, agency })).equals(bytes)).toBe(true);
  });
});

describeWithVeraPdf('a document with a logo', (validatePdf) => {
  it.each<[string, Buffer]>([
    ['a PNG with alpha', aLogo()],
    ['a grey PNG with alpha', aPng({ width: 4, height: 4, colorType: 4 }, (x) => [x * 60, x * 60])],
    ['a PNG with a palette', aPng({ width: 4, height: 4, colorType: 3, palette: [1, 2, 3, 4, 5, 6] }, (x) => [x % 2])],
    ['a JPEG', aJpeg()],
    ['a grey JPEG', aGreyJpeg()],
  ])('is PDF/A-2a and PDF/UA-1: %s', async (_, logo) => {
    await setLogo(logo);
    const documentId = await aContract();
    const bytes = await documents.bytes(documentId);
    expect(await figuresIn(documentId)).toHaveLength(1);
    expect([await validatePdf(bytes, '2a'), await validatePdf(bytes, 'ua1')]).toEqual([[], []]);
  });
});

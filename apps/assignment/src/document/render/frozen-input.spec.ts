import { createHash } from 'node:crypto';
import { usual } from '../../testing/documents/inputs';
import { readPdf, wordsOf } from '../../testing/documents/read-pdf';
import type { ContractInput } from './input';
import { renderDocument } from './render-document';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The contract with other words of the seller's. */
function contract(additionalDetails: string, name = 'Åke Öhman'): ContractInput {
  const input = usual.sale('fi') as ContractInput;
  return {
    ...input,
    parties: input.parties.map((party) => ({ ...party, name })),
    assignment: { ...input.assignment, otherConditions: { additionalDetails } },
  };
}

describe('renderDocument', () => {
  it('gives equal bytes for equal input', async () => {
    const [first, second] = [
      await renderDocument(usual.sale('fi')),
      await renderDocument(structuredClone(usual.sale('fi'))),
    ];
    expect(sha256(first)).toBe(sha256(second));
  });

  // a document stands in court by its hash: a new version of Node or of a library must not change it unnoticed
  it('gives the bytes that it gave before, on every machine', async () => {
    const hashes = await Promise.all([usual.sale('fi'), usual.plan('sv'), usual.appendix('en')].map(renderDocument));
    expect(hashes.map(sha256)).toMatchSnapshot();
  });

  it('gives other bytes to another document of the same content', async () => {
    const input = usual.plan('en');
    const other = { ...input, documentId: '28574a7b-7eee-48c7-845d-dbb8cd8646d8' };
    expect(sha256(await renderDocument(other))).not.toBe(sha256(await renderDocument(input)));
  });

  it('keeps all that parties write as text: no link, no script, no markup', async () => {
    const evil = [
      '<script>alert(1)</script> [link](javascript:alert(1)) https://example.com/?a=b&c=d',
      ') >> /URI (https://example.com) /JS (app.alert(1)) <</S /JavaScript>> endobj BT (x) Tj ET',
      '\\) \\( %PDF ${7*7} &amp; ]]> <?xpacket?>',
    ].join('\n');
    const bytes = await renderDocument(contract(evil, '</rdf:li> /OpenAction (x) \\'));
    const words = wordsOf(readPdf(bytes));
    for (const line of evil.split('\n')) expect(words.replaceAll(' ', '')).toContain(line.replaceAll(' ', ''));
    expect(words).toContain('</rdf:li> /OpenAction (x) \\');
    const raw = bytes.toString('latin1');
    for (const mark of [
      '/URI',
      '/JS',
      '/JavaScript',
      '/OpenAction',
      '/AA',
      '/Annots',
      '/Launch',
      '/EmbeddedFile',
      'example.com',
    ])
      expect(raw).not.toContain(mark);
  });

  it('tells title and language in the metadata, and nothing about people', async () => {
    const raw = (await renderDocument(usual.sale('sv'))).toString('latin1');
    const title = 'Uppdragsavtal om f\u00c3\u00b6rs\u00c3\u00a4ljning 202132021';
    expect(/<dc:title>[^]*?<rdf:li[^>]*>([^<]*)</.exec(raw)?.[1]).toBe(title);
    expect(/\/Lang \((\w+)\)/.exec(raw)?.[1]).toBe('sv');
    const metadata = /<x:xmpmeta[^]*<\/x:xmpmeta>/.exec(raw)?.[0] ?? '';
    expect(metadata).toContain('2021-09-14T09:12:43Z');
    for (const person of ['Viljanen', 'Guttorm', 'meenkatu', 'Kiinteist']) expect(metadata).not.toContain(person);
    expect(/\/Author|\/Subject|\/Keywords|<dc:creator>/.test(raw)).toBe(false);
  });

  it('says which character cannot be shown, wherever it stands', async () => {
    const refused = { name: 'DocumentInputError', fault: 'MISSING_GLYPH' };
    await expect(renderDocument(contract('Hyvä 👍'))).rejects.toMatchObject({
      ...refused,
      message: 'The fonts of documents have no glyph for 👍 (U+1F44D).',
    });
    await expect(renderDocument(contract('', '北京'))).rejects.toMatchObject(refused);
  });

  it('refuses a logo that is no picture', async () => {
    const input = usual.sale('fi');
    const agency = { ...input.agency, logo: Buffer.from('<svg/>') };
    await expect(renderDocument({ ...input, agency })).rejects.toMatchObject({ fault: 'BAD_LOGO' });
  });
});

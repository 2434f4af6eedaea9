import { missing } from './artifacts';
import { startVeraPdf, type VeraPdf } from './vera-pdf';

// fetching and starting Java take their time on a busy machine
jest.setTimeout(300_000);

/** A page without anything on it, as PDF 1.4 had it. */
function aPlainPdf(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 4\n0000000000 65535 f \n${entries}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

it('runs in CI', () => {
  if (process.env.CI) expect(missing()).toBeUndefined();
});

(missing() ? describe.skip : describe)('startVeraPdf [needs a JDK 17 and Maven]', () => {
  let veraPdf: VeraPdf;

  beforeAll(async () => {
    veraPdf = await startVeraPdf();
  });
  afterAll(() => veraPdf?.stop());

  it('names clause, check and message of what a plain PDF lacks', async () => {
    const violations = await veraPdf.validatePdf(aPlainPdf(), '2a');
    expect(violations).toContainEqual({
      clause: '6.7.2.2',
      test: 1,
      message: expect.stringContaining('MarkInfo'),
      where: expect.any(String),
    });
  });

  it('answers files that are handed to it at once in their order, each by its flavour', async () => {
    const flavours = ['ua1', '2a', 'ua1'] as const;
    const [first, second, third] = await Promise.all(
      flavours.map((flavour) => veraPdf.validatePdf(aPlainPdf(), flavour)),
    );
    expect(first.map(({ clause }) => clause)).toContain('7.1');
    expect(second.map(({ clause }) => clause)).not.toContain('7.1');
    expect(third).toEqual(first);
  });

  it('says that a file is no PDF, and goes on', async () => {
    const [violation] = await veraPdf.validatePdf(Buffer.from('no PDF'), '2a');
    expect(violation).toMatchObject({ clause: 'parser', message: expect.stringContaining('ModelParsingException') });
    expect(await veraPdf.validatePdf(aPlainPdf(), '2a')).not.toEqual([]);
  });

  it('refuses files once it was stopped', async () => {
    const other = await startVeraPdf();
    await other.stop();
    await expect(other.validatePdf(aPlainPdf(), '2a')).rejects.toThrow('veraPDF has ended.');
  });
});

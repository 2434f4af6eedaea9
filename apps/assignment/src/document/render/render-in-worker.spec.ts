import { longest, usual } from '../../testing/documents/inputs';
import type { ContractInput } from './input';
import { renderDocument } from './render-document';
import { renderInWorker } from './render-in-worker';

// a worker loads the renderer anew, which takes a while on a busy machine
jest.setTimeout(120_000);

const generous = { timeLimitMs: 100_000, memoryLimitMb: 200 };

describe('renderInWorker', () => {
  it('gives the bytes that renderDocument gives', async () => {
    const bytes = await renderInWorker(usual.appendix('sv'), generous);
    expect(bytes.equals(await renderDocument(usual.appendix('sv')))).toBe(true);
  });

  it('renders a contract of 100 assets within 200 MB', async () => {
    expect((await renderInWorker(longest.sale('fi'), generous)).length).toBeGreaterThan(100_000);
  });

  it('refuses what takes too long, and goes on', async () => {
    const refused = renderInWorker(usual.plan('fi'), { ...generous, timeLimitMs: 1 });
    await expect(refused).rejects.toMatchObject({ name: 'RenderLimitError', limit: 'TIME' });
    await expect(renderInWorker(usual.plan('fi'), generous)).resolves.toBeInstanceOf(Buffer);
  });

  it('refuses what takes too much memory, and goes on', async () => {
    const refused = renderInWorker(longest.sale('fi'), { ...generous, memoryLimitMb: 30 });
    await expect(refused).rejects.toMatchObject({ name: 'RenderLimitError', limit: 'MEMORY' });
    await expect(renderInWorker(usual.plan('fi'), generous)).resolves.toBeInstanceOf(Buffer);
  });

  it('says what is wrong with the input as renderDocument does', async () => {
    const input = usual.sale('fi');
    const agency = { ...input.agency, officialName: 'Koti 😀 Oy' };
    await expect(renderInWorker({ ...input, agency }, generous)).rejects.toMatchObject({
      name: 'DocumentInputError',
      fault: 'MISSING_GLYPH',
      message: 'The fonts of documents have no glyph for 😀 (U+1F600).',
    });
  });

  it('hands any other error on, and goes on', async () => {
    const broken = { ...usual.sale('fi'), assignment: undefined } as unknown as ContractInput;
    await expect(renderInWorker(broken, generous)).rejects.toThrow(/assignmentTypeCode/);
    await expect(renderInWorker(usual.plan('en'), generous)).resolves.toBeInstanceOf(Buffer);
  });
});

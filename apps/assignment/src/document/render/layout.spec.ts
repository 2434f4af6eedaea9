import { longest, longTexted, shortest, usual } from '../../testing/documents/inputs';
import { elementsOf, readPdf, type ReadPdf, type TreeNode } from '../../testing/documents/read-pdf';
import { renderDocument } from './render-document';

const read = async (input: Parameters<typeof renderDocument>[0]): Promise<ReadPdf> =>
  readPdf(await renderDocument(input));

const typesBelow = (node: TreeNode): string[] => node.children.map(({ type }) => type);

describe('a contract of 100 assets', () => {
  let contract: ReadPdf;

  beforeAll(async () => {
    contract = await read(longest.sale('fi'));
  });

  it('counts its pages on each of them', () => {
    const count = contract.pages.length;
    expect(count).toBeGreaterThan(50);
    const feet = contract.pages.map(({ artifacts }) => artifacts.at(-1));
    expect(feet).toEqual(contract.pages.map((_, index) => `Sivu ${index + 1}/${count}`));
  });

  it('names agency and contract above each page but the first', () => {
    const heads = contract.pages.map(({ artifacts }) => artifacts.includes('Kiinteistöykkönen Pirkanmaa Oy LKV'));
    expect(heads).toEqual(contract.pages.map((_, index) => index > 0));
  });

  it('repeats the head of its table of prices on each page of it, for the eye alone', () => {
    const row = /^\d+\. Hämeenkatu \d+ B 56, 33100 Tampere$/;
    const ofTable = contract.pages.filter(({ lines }) => lines.filter((line) => row.test(line)).length > 10);
    expect(ofTable.length).toBeGreaterThan(2);
    const [first, ...others] = ofTable;
    expect(first.lines).toEqual(expect.arrayContaining(['Kohde', 'Velaton hinta']));
    for (const { lines, artifacts } of others) {
      expect(artifacts).toEqual(expect.arrayContaining(['Kohde', 'Velaton hinta']));
      expect(lines[0]).toMatch(row);
    }
  });

  it('ends no page with a heading', () => {
    const headings = new Set(
      elementsOf(contract.tree)
        .filter(({ type }) => /^H[123]$/.test(type))
        .map(({ text }) => text),
    );
    const lasts = contract.pages.map(({ lines }) => lines.at(-1) as string);
    // an address heads an asset and stands in the table of prices
    expect(lasts.filter((line) => headings.has(line) && !line.startsWith('100.'))).toEqual([]);
  });

  it('names every asset', () => {
    const text = contract.pages.flatMap(({ lines }) => lines);
    const missing = Array.from(
      { length: 100 },
      (_, index) => `${index + 1}. Hämeenkatu ${index + 1} B 56, 33100 Tampere`,
    );
    expect(missing.filter((line) => !text.includes(line))).toEqual([]);
  });
});

describe('texts of 10,000 characters', () => {
  it('are told to the last word, over as many pages as they take', async () => {
    const input = longTexted.sale('en');
    const { tree, pages } = await read(input);
    const cell = elementsOf(tree).find(({ text }) => text.includes('12) Vapautuminen'));
    const words = (text = ''): string => text.replace(/\s/g, '');
    expect(words(cell?.text)).toBe(words(input.assignment.otherConditions?.additionalDetails));
    expect(
      pages.filter(({ lines }) => lines.some((line) => line.includes('Vapautuminen neuvoteltavissa'))).length,
    ).toBeGreaterThan(1);
  });

  it('leave no single line at the end of a page or the beginning of the next', async () => {
    const { pages } = await read(longTexted.plan('sv'));
    for (const { lines } of pages) expect(lines.length).toBeGreaterThan(2);
  });
});

describe('signatures', () => {
  const signed = ['sale', 'purchase', 'rental', 'continuation', 'appendix'] as const;
  const heading = { fi: 'Allekirjoitukset', sv: 'Underskrifter', en: 'Signatures' } as const;
  const sizes = { shortest, usual, longTexted };

  it.each(Object.keys(sizes).flatMap((size) => signed.map((name) => [size as keyof typeof sizes, name] as const)))(
    'stand below what is signed, not on a page of their own: %s %s',
    async (size, name) => {
      for (const language of ['fi', 'sv', 'en'] as const) {
        const { pages } = await read(sizes[size][name](language));
        const [page] = pages.filter(({ lines }) => lines.includes(heading[language]));
        expect(page.lines.indexOf(heading[language])).toBeGreaterThan(0);
      }
    },
  );
});

describe('the structure of a document', () => {
  it('has one title, sections below it and tables whose heads say what they head', async () => {
    const { tree } = await read(usual.appendix('sv'));
    const elements = elementsOf(tree);
    expect(tree.type).toBe('Document');
    expect(elements.filter(({ type }) => type === 'H1').map(({ text }) => text)).toEqual(['Redogörelsebilaga']);
    const levels = elements.filter(({ type }) => /^H\d$/.test(type)).map(({ type }) => Number(type[1]));
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    for (const table of elements.filter(({ type }) => type === 'Table')) {
      const [first] = table.children;
      if (first.type === 'THead') expect(typesBelow(table)).toEqual(['THead', 'TBody']);
      else for (const row of table.children) expect(typesBelow(row)).toEqual(['TH', 'TD']);
    }
  });

  it('has lists of labels and bodies, and the logo as a figure', async () => {
    const elements = elementsOf((await read(usual.plan('en'))).tree);
    for (const item of elements.filter(({ type }) => type === 'LI')) expect(typesBelow(item)).toEqual(['Lbl', 'LBody']);
    expect(elements.filter(({ type }) => type === 'Figure')).toHaveLength(1);
  });
});

import { elementsOf, readPdf, type ReadPdf, wordsOf } from '../../testing/documents/read-pdf';
import { shortest, usual } from '../../testing/documents/inputs';
import { renderDocument } from './render-document';

const languages = ['fi', 'sv', 'en'] as const;
const names = ['sale', 'purchase', 'rental', 'continuation', 'appendix', 'plan'] as const;

const read = async (input: Parameters<typeof renderDocument>[0]): Promise<ReadPdf> =>
  readPdf(await renderDocument(input));

const spaces = (text: string): string => text.replaceAll('\u00a0', ' ');

describe.each(languages)('a document in %s', (language) => {
  it.each(names)('%s has words for all that its input says', async (name) => {
    expect(spaces(wordsOf(await read(usual[name](language))))).toMatchSnapshot();
  });

  it.each(names)('%s of the least input has no label without a value', async (name) => {
    const document = await read(shortest[name](language));
    expect(spaces(wordsOf(document))).toMatchSnapshot();
    const cells = elementsOf(document.tree).filter(({ type }) => type === 'TD' || type === 'LBody');
    expect(cells.filter(({ text }) => !text.trim())).toEqual([]);
  });
});

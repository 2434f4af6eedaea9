import { describeWithVeraPdf } from '@ovipro/testing';
import { longest, longTexted, shortest, usual } from '../../testing/documents/inputs';
import { renderDocument } from './render-document';

// veraPDF looks at every object of a file, and the longest has 30,000
jest.setTimeout(600_000);

const languages = ['fi', 'sv', 'en'] as const;
const names = ['sale', 'purchase', 'rental', 'continuation', 'appendix', 'plan'] as const;

const documents = [
  ...languages.flatMap((language) =>
    names.flatMap((name) => [
      { title: `${name}, least input, ${language}`, input: shortest[name](language) },
      { title: `${name}, full input, ${language}`, input: usual[name](language) },
    ]),
  ),
  { title: 'sale of 100 assets', input: longest.sale('fi') },
  { title: 'sale with texts of 10,000 characters', input: longTexted.sale('en') },
  { title: 'plan with texts of 10,000 characters', input: longTexted.plan('sv') },
];

describeWithVeraPdf('every document', (validatePdf) => {
  it.each(documents)('is PDF/A-2a and PDF/UA-1: $title', async ({ input }) => {
    const bytes = await renderDocument(input);
    expect(await validatePdf(bytes, '2a')).toEqual([]);
    expect(await validatePdf(bytes, 'ua1')).toEqual([]);
  });

  it('is checked in earnest: a document without its mark is not PDF/UA-1', async () => {
    const bytes = await renderDocument(shortest.plan('fi'));
    const unmarked = Buffer.from(bytes.toString('latin1').replace('<pdfuaid:part>1<', '<pdfuaid:part>7<'), 'latin1');
    expect(await validatePdf(unmarked, 'ua1')).toMatchObject([{ clause: '5' }]);
  });
});

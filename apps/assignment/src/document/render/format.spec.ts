import { addressLine, businessIdText, formats } from './format';

const plain = (text: string): string => text.replaceAll('\u00a0', '_');

describe('formats', () => {
  it.each([
    ['fi', ['240_000_€', '1_500,50_€', '0,05_€', '9_900_SEK', '-1_000_€', '1_234_567_€']],
    ['sv', ['240_000_€', '1_500,50_€', '0,05_€', '9_900_SEK', '-1_000_€', '1_234_567_€']],
    ['en', ['€240,000', '€1,500.50', '€0.05', 'SEK_9,900', '€-1,000', '€1,234,567']],
  ] as const)('write amounts as %s does', (language, texts) => {
    const { money } = formats[language];
    const amounts = [
      money(240_000),
      money(1500.5),
      money(0.05),
      money(9900, 'SEK'),
      money(-1000),
      money(1_234_567, 'EUR'),
    ];
    expect(amounts.map(plain)).toEqual(texts);
  });

  it.each([
    ['fi', '4.6.2021', '5,5_%', '1,5'],
    ['sv', '4.6.2021', '5,5_%', '1,5'],
    ['en', '4_June_2021', '5.5%', '1.5'],
  ] as const)('write dates, percentages and numbers as %s does', (language, date, percent, number) => {
    const format = formats[language];
    const texts = [format.date('2021-06-04'), format.percent(5.5), format.number(1.5)];
    expect(texts.map(plain)).toEqual([date, percent, number]);
  });
});

describe('addressLine', () => {
  const address = { addressLine1: 'Hämeenkatu 24', stairwell: 'B', apartmentNumber: '56', postcode: '33100' };

  it.each([
    [{ ...address, postalArea: 'Tampere', countryCode: 'FI' }, 'Hämeenkatu 24 B 56, 33100 Tampere'],
    [{ ...address, postalArea: 'TAMPERE', localityName: 'Tampere' }, 'Hämeenkatu 24 B 56, 33100 TAMPERE'],
    [{ addressLine2: 'c/o Virtanen', localityName: 'Inari', countryCode: 'NO' }, 'c/o Virtanen, Inari, NO'],
    [{ postcode: '  ' }, ''],
    [undefined, ''],
  ])('of %j is %j', (given, line) => {
    expect(addressLine(given)).toBe(line);
  });
});

describe('businessIdText', () => {
  it('writes a Finnish VAT number as the business id that it is, and leaves others', () => {
    expect(['FI02472382', '0247238-2', 'SE556703748501'].map(businessIdText)).toEqual([
      '0247238-2',
      '0247238-2',
      'SE556703748501',
    ]);
  });
});

import type { LanguageCode } from '@ovipro/contracts';
import type { PostalAddress } from './input';

// own formats, not Intl's: its data change with the version of Node, and a document must not

const noBreakSpace = '\u00a0';
const englishMonths = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Digits in groups of three, with two decimals or none. */
function grouped(amount: number, group: string, point: string): string {
  const [whole, decimals] = Math.abs(amount).toFixed(2).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const sign = amount < 0 ? '-' : '';
  return `${sign}${digits}${decimals === '00' ? '' : `${point}${decimals}`}`;
}

/** How a language writes amounts, dates and numbers. */
export interface Format {
  money(amount: number, currencyCode?: string): string;
  /** Of a date YYYY-MM-DD. */
  date(date: string): string;
  percent(number: number): string;
  number(number: number): string;
}

const finnishDate = (date: string): string => date.split('-').map(Number).reverse().join('.');

const continental: Format = {
  money: (amount, currencyCode = 'EUR') =>
    `${grouped(amount, noBreakSpace, ',')}${noBreakSpace}${currencyCode === 'EUR' ? '€' : currencyCode}`,
  date: finnishDate,
  percent: (number) => `${String(number).replace('.', ',')}${noBreakSpace}%`,
  number: (number) => String(number).replace('.', ','),
};

const english: Format = {
  money: (amount, currencyCode = 'EUR') =>
    `${currencyCode === 'EUR' ? '€' : `${currencyCode}${noBreakSpace}`}${grouped(amount, ',', '.')}`,
  date: (date) => {
    const [year, month, day] = date.split('-').map(Number);
    return [day, englishMonths[month - 1], year].join(noBreakSpace);
  },
  percent: (number) => `${number}%`,
  number: String,
};

/** Swedish is written as in Finland: dates have points as in Finnish. */
export const formats: Record<LanguageCode, Format> = { fi: continental, sv: continental, en: english };

/** An address on one line; Finland goes without saying. Nothing where there is nothing. */
export function addressLine(address: PostalAddress = {}): string {
  const { addressLine1, addressLine2, stairwell, apartmentNumber, postcode, postalArea, localityName } = address;
  const known = (...parts: (string | undefined)[]): string => parts.filter((part) => part?.trim()).join(' ');
  const isOther = localityName?.toLowerCase() !== postalArea?.toLowerCase();
  const country = address.countryCode === 'FI' ? undefined : address.countryCode;
  const street = known(addressLine1, stairwell, apartmentNumber);
  const town = known(postcode, postalArea);
  return [street, addressLine2, town, isOther ? localityName : undefined, country]
    .filter((part) => part?.trim())
    .join(', ');
}

/** A business id as Finland writes it, also where the VAT number is given: FI02472382 is 0247238-2. */
export const businessIdText = (businessId = ''): string => businessId.replace(/^FI(\d{7})(\d)$/, '$1-$2');

import { DateField, Field, TextField } from '../../common/fields';
import { currency, pattern } from '../../common';

/** The currency of the amounts beside it. */
export const CurrencyField = () =>
  Field(currency(), { optional: true, description: 'Currency of the amounts beside it, by ISO 4217.', example: 'EUR' });

/** Text in a person's own words. */
export const DescriptionField = (description: string, example: string) =>
  TextField({ max: 10_000, optional: true, description, example });

export const OptionalDate = (description: string, example: string) =>
  DateField({ optional: true, description, example });

/** The hash of a document, once it has content. */
export const Sha256Field = (description: string) =>
  Field(pattern(64, /^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal digits'), {
    optional: true,
    description,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  });

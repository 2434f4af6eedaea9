import { DateField, Field, TextField } from '../../common/fields';
import { currency } from '../../common';

/** The currency of the amounts beside it. */
export const CurrencyField = () =>
  Field(currency(), { optional: true, description: 'Currency of the amounts beside it, by ISO 4217.', example: 'EUR' });

/** Text in a person's own words. */
export const DescriptionField = (description: string, example: string) =>
  TextField({ max: 10_000, optional: true, description, example });

export const OptionalDate = (description: string, example: string) =>
  DateField({ optional: true, description, example });

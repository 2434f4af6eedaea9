import { DecimalField, OpenCodesField } from '../common/fields';
import { LocalisedTextField } from '../common/text';

export const anyOf = 'Left out or empty, any will do.';

/** Codes of which a realty is to have one. */
export const Wanted = (known: readonly string[], description: string) =>
  OpenCodesField(known, { optional: true, max: 50, description: `${description} ${anyOf}` });

export const Words = (description: string) =>
  LocalisedTextField({ optional: true, description: `${description}, in words. Texts do not count in matching.` });

export const SquareMeters = (description: string, example: number) =>
  DecimalField({
    min: 0,
    max: 1_000_000_000,
    optional: true,
    description: `${description}, in square metres.`,
    example,
  });

import type { Assignment, RentalTerms, SalesTerms } from '@ovipro/contracts';
import type { Block } from '../pdf/block';
import { FieldList, section } from './field-list';
import { nameAssets } from './objects';
import type { Voice } from './voice';

function termFields(voice: Voice, terms: Partial<SalesTerms & RentalTerms> = {}): Block[] {
  const words = voice.words.terms;
  return new FieldList(voice)
    .codes(words.paymentTerms, 'PaymentTermsCode', terms.paymentTermsCodes)
    .text(words.paymentTermsDescription, terms.paymentTermsDescription)
    .yesNo(words.wasAnotherAgencyPreviouslyAssigned, terms.wasAnotherAgencyPreviouslyAssigned)
    .text(words.contactDetailsForPreviouslyAssignedAgency, terms.contactDetailsForPreviouslyAssignedAgency)
    .text(words.estimatedAverageSellingTime, terms.estimatedAverageSellingTimeDescription)
    .text(words.estimatedTimePeriod, terms.estimatedTimePeriod)
    .blocks();
}

/** The terms on which each asset is sold or let. */
export function termsSection(voice: Voice, assignment: Assignment): Block[] {
  if (assignment.assignmentTypeCode === 'PURCHASE') return [];
  const { section: sale, rentSection } = voice.words.terms;
  const title = assignment.assignmentTypeCode === 'SALES' ? sale : rentSection;
  const assets = nameAssets(voice, assignment.assets);
  if (assets.length === 1) return section(title, termFields(voice, assets[0].asset.termsAndConditions));
  return section(
    title,
    assets.flatMap(({ name, asset }) => section(name, termFields(voice, asset.termsAndConditions), 3)),
  );
}

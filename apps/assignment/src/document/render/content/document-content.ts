import { addressLine, businessIdText } from '../format';
import type { DocumentAgency, DocumentInput } from '../input';
import type { Block, DocumentContent, Letterhead } from '../pdf/block';
import { appendixBlocks } from './appendix';
import { continuationBlocks } from './continuation';
import { contractBlocks } from './contract';
import { FieldList } from './field-list';
import { planBlocks } from './plan';
import { Voice } from './voice';

function titleOf({ words }: Voice, input: DocumentInput): string {
  const { titles } = words;
  switch (input.documentTypeCode) {
    case 'ASSIGNMENT_AGREEMENT':
      return titles[input.assignment.assignmentTypeCode];
    case 'CONTINUATION_AGREEMENT':
      return titles.continuation;
    case 'EXPLANATORY_APPENDIX':
      return titles.appendix;
    case 'MARKETING_PLAN':
      return titles.plan;
  }
}

function blocksOf(voice: Voice, input: DocumentInput): Block[] {
  switch (input.documentTypeCode) {
    case 'ASSIGNMENT_AGREEMENT':
      return contractBlocks(voice, input);
    case 'CONTINUATION_AGREEMENT':
      return continuationBlocks(voice, input);
    case 'EXPLANATORY_APPENDIX':
      return appendixBlocks(voice, input);
    case 'MARKETING_PLAN':
      return planBlocks(voice, input);
  }
}

function letterheadOf({ words }: Voice, agency: DocumentAgency): Letterhead {
  const { officialName: name, officeName, businessId, logo } = agency;
  const contacts = [agency.phoneNumber, agency.emailAddress].filter(Boolean).join(', ');
  const id = businessId && `${words.letterhead.businessId} ${businessIdText(businessId)}`;
  return {
    name,
    lines: [officeName, addressLine(agency.address), contacts, id].filter((line): line is string => !!line?.trim()),
    ...(logo && { logo: { bytes: logo, description: words.logo(name) } }),
  };
}

/** What a document is called, with the number of its assignment where there is one. */
export const fullTitleOf = (input: DocumentInput): string =>
  [titleOf(new Voice(input.languageCode), input), input.assignment.officialAssignmentId].filter(Boolean).join(' ');

/** What stands in a document, in its language. */
export function documentContent(input: DocumentInput): DocumentContent {
  const voice = new Voice(input.languageCode);
  const { words } = voice;
  const title = titleOf(voice, input);
  const number = input.assignment.officialAssignmentId;
  const fields = new FieldList(voice).text(words.document.number, number).date(words.document.date, input.date);
  return {
    title,
    fullTitle: fullTitleOf(input),
    letterhead: letterheadOf(voice, input.agency),
    blocks: [...fields.blocks(), ...blocksOf(voice, input)],
    pageLabel: words.page,
  };
}

import type { RequirementAddress } from '@ovipro/contracts';
import { defineTermIndex } from '@ovipro/platform';
import { noteChild, type NoteRow } from '../note/note.child';
import { requirementRoot } from './asset-requirement.root';

/** What of an address people read; codes are not looked for. */
const read: (keyof RequirementAddress)[] = [
  ...(['addressLine1', 'district', 'region', 'postcode', 'postalArea', 'locality'] as const),
];

/** What an asset requirement is found by: its titles, its note, its notes, its addresses and its number. */
export const requirementTerms = defineTermIndex({
  root: requirementRoot,
  includes: ['creationTime'],
  source: ['friendlyId', 'content'],
  texts: ({ friendlyId, content: { note, assetRequirements } }) => [
    friendlyId,
    note,
    ...(assetRequirements.title ?? []).map(({ text }) => text),
    ...(assetRequirements.addresses ?? []).flatMap((address) => read.map((field) => address[field])),
  ],
  children: { child: noteChild, texts: ({ note }: NoteRow) => [note] },
});

import type { Assignment, AssignmentAgent, ContinuationAsset } from '@ovipro/contracts';
import type { ContinuationInput } from '../input';
import type { Block, FieldRow } from '../pdf/block';
import { otherConditionFields } from './conditions';
import { FieldList, section, table } from './field-list';
import { nameAssets, type NamedAsset } from './objects';
import { agentTable, partiesSection } from './parties';
import { rentFields, salesPriceFields } from './prices';
import { agreementSignatures } from './signatures';
import type { Voice } from './voice';

/** What stands for what is not set, where it is compared with what is. */
const unset = '–';

/** What changes between two lists of fields, as a table. */
function changes(voice: Voice, before: FieldRow[], after: FieldRow[]): Block[] {
  const words = voice.words.continuation;
  const labels = [...new Set([...before, ...after].map(({ label }) => label))];
  const valueOf = (rows: FieldRow[], label: string): string => rows.find((row) => row.label === label)?.value ?? unset;
  const rows = labels
    .map((label) => [label, valueOf(before, label), valueOf(after, label)])
    .filter(([, former, later]) => former !== later);
  const columns = [
    { title: words.what, width: 36 },
    { title: words.before, width: 32 },
    { title: words.after, width: 32 },
  ];
  return table(columns, rows);
}

function validity(voice: Voice, { agreement }: ContinuationInput): Block[] {
  const words = voice.words.continuation;
  const { startDate, endDate } = agreement.agreementValidity.validityPeriod;
  const fields = new FieldList(voice).date(words.from, startDate).date(words.until, endDate);
  return section(voice.words.validity.section, fields.blocks());
}

function priceChanges(voice: Voice, { asset }: NamedAsset, { price, rentalPrice }: ContinuationAsset): Block[] {
  const former = asset as ContinuationAsset;
  if (price) return changes(voice, salesPriceFields(voice, former.price).rows, salesPriceFields(voice, price).rows);
  if (rentalPrice)
    return changes(voice, rentFields(voice, former.rentalPrice).rows, rentFields(voice, rentalPrice).rows);
  return [];
}

/** The prices that change, of all entries of each realty that the agreement names. */
function prices(voice: Voice, { assignment, agreement }: ContinuationInput): Block[] {
  if (assignment.assignmentTypeCode === 'PURCHASE') return [];
  const words = voice.words.continuation;
  const named = nameAssets(voice, assignment.assets as Extract<Assignment, { assets: unknown }>['assets'][number][]);
  const later = (realtyId: string): ContinuationAsset | undefined =>
    agreement.assets?.find((asset) => asset.realtyId === realtyId);
  const blocks = named.flatMap((entry) => {
    const asset = later(entry.asset.realtyId);
    return asset ? section(entry.name, priceChanges(voice, entry, asset), 3) : [];
  });
  return section(assignment.assignmentTypeCode === 'SALES' ? words.prices : words.rents, blocks);
}

const sameAgents = (before: AssignmentAgent[] = [], after: AssignmentAgent[]): boolean => {
  const keys = (agents: AssignmentAgent[]): string[] => agents.map(({ agentId, roleCode }) => `${agentId} ${roleCode}`);
  return keys(before).sort().join() === keys(after).sort().join();
};

/** Other conditions are carried over as a whole where the agreement has any. */
function conditions(voice: Voice, { assignment, agreement }: ContinuationInput): Block[] {
  if (!agreement.otherConditions) return [];
  const before = otherConditionFields(voice, assignment.otherConditions).rows;
  const after = otherConditionFields(voice, agreement.otherConditions).rows;
  return section(voice.words.continuation.conditions, changes(voice, before, after));
}

/** What a continuation agreement changes, and from when. */
export function continuationBlocks(voice: Voice, input: ContinuationInput): Block[] {
  const { assignment, agreement } = input;
  const words = voice.words.continuation;
  const { agents: before } = assignment.assignment;
  return [
    ...partiesSection(voice, input, before),
    ...validity(voice, input),
    ...prices(voice, input),
    ...(sameAgents(before, agreement.agents) ? [] : section(words.agents, agentTable(voice, input, agreement.agents))),
    ...conditions(voice, input),
    { kind: 'paragraph', text: words.otherwise },
    ...agreementSignatures(voice, input, agreement.agents),
  ];
}

import type { ContractInput } from '../input';
import type { Block } from '../pdf/block';
import { conditionsSection, validitySection } from './conditions';
import { commissionSection, expensesSection } from './costs';
import { objectSection } from './objects';
import { declarations, partiesSection } from './parties';
import { priceSection } from './prices';
import { agreementSignatures } from './signatures';
import { termsSection } from './terms';
import type { Voice } from './voice';

/** The contract of an assignment. */
export function contractBlocks(voice: Voice, input: ContractInput): Block[] {
  const { assignment } = input;
  const { agents } = assignment.assignment;
  return [
    ...partiesSection(voice, input, agents),
    ...declarations(voice, input, voice.words.declarations.section),
    ...objectSection(voice, assignment),
    ...priceSection(voice, assignment),
    ...termsSection(voice, assignment),
    ...commissionSection(voice, assignment),
    ...expensesSection(voice, assignment),
    ...validitySection(voice, assignment),
    ...conditionsSection(voice, assignment),
    ...agreementSignatures(voice, input, agents),
  ];
}

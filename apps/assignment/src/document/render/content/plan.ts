import type { MarketingConditions } from '@ovipro/contracts';
import { addressLine } from '../format';
import type { PlanInput } from '../input';
import type { Block } from '../pdf/block';
import type { PrintedTable } from '../words';
import { list, section } from './field-list';
import { partyTable } from './parties';
import type { Voice } from './voice';

type ItemList = Exclude<keyof MarketingConditions, 'objectivesOfSale'>;

/** The lists of a plan in the order of the document, each with the table of its codes. */
const itemTables: Record<ItemList, PrintedTable> = {
  services: 'ServiceTypeCode',
  additionalServices: 'AdditionalServiceTypeCode',
  salesMethods: 'SalesMethodTypeCode',
  marketingMethods: 'MarketingMethodTypeCode',
  salesProcesses: 'SalesProcessTypeCode',
  benefits: 'BenefitTypeCode',
};

function items(voice: Voice, conditions: MarketingConditions, name: ItemList): Block[] {
  const texts = (conditions[name] ?? []).map(({ typeCode, description }) => {
    const type = voice.code(itemTables[name], typeCode);
    return description?.trim() ? `${type}: ${description}` : type;
  });
  return section(voice.words.plan[name], list(texts));
}

/** How the assets of an assignment are to be sold and marketed. */
export function planBlocks(voice: Voice, input: PlanInput): Block[] {
  const { assignment, marketingConditions } = input;
  const objectives = (marketingConditions.objectivesOfSale ?? []).map(({ objectiveOfSale }) => objectiveOfSale);
  const assets = assignment.assets.map(
    ({ address }, index) => addressLine(address) || voice.words.object.numbered(index + 1),
  );
  return [
    ...section(voice.words.appendix.sellers, partyTable(voice, input, assignment.sellerCustomerParties)),
    ...section(voice.words.object[assets.length > 1 ? 'sections' : 'section'], list(assets)),
    ...section(voice.words.plan.objectivesOfSale, list(objectives)),
    ...(Object.keys(itemTables) as ItemList[]).flatMap((name) => items(voice, marketingConditions, name)),
  ];
}

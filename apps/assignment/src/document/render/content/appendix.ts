import type { AcquisitionBySeller, SalesAsset, SalesTerms } from '@ovipro/contracts';
import type { AppendixInput } from '../input';
import type { Block } from '../pdf/block';
import { FieldList, section, table } from './field-list';
import { leaseFields } from './lease';
import { nameAssets, objectFields } from './objects';
import { declarations, partyTable } from './parties';
import { partyName } from './people';
import { customerSignatures } from './signatures';
import type { Voice } from './voice';

function description(voice: Voice, asset: SalesAsset, heading: string): Block[] {
  const words = voice.words.appendix;
  const terms: SalesTerms = asset.termsAndConditions ?? {};
  return objectFields(voice, asset, heading)
    .text(words.strengthsAndWeaknesses, terms.sellingStrengthsAndWeaknesses)
    .yesNo(words.outstandingCharges, terms.outstandingMaintenanceCharges)
    .money(words.outstandingChargesAmount, terms.outstandingMaintenanceChargesAmount, terms.currencyCode)
    .blocks();
}

function restrictions(voice: Voice, asset: SalesAsset): Block[] {
  const words = voice.words.appendix;
  const right = asset.termsAndConditions?.restrictiveRightOfUse;
  return new FieldList(voice)
    .yesNo(words.hasRightOfUse, right?.hasRestrictiveRightOfUse)
    .text(words.rightOfUse, right?.restrictiveRightOfUseDescription)
    .yesNo(words.consentToSale, right?.consentToSaleAcquired)
    .blocks();
}

function acquisition(voice: Voice, input: AppendixInput, seller: AcquisitionBySeller): Block[] {
  const words = voice.words.appendix;
  const columns = [
    { title: words.acquisitionMethod, width: 44 },
    { title: words.acquisitionDate, width: 28 },
    { title: words.acquisitionCost, width: 28, align: 'right' as const },
  ];
  const rows = (seller.acquisitionMethods ?? []).map((method) => [
    voice.code('AcquisitionMethodCode', method.acquisitionMethodCode),
    method.acquisitionDate ? voice.format.date(method.acquisitionDate) : '',
    method.acquisitionCost === undefined ? '' : voice.format.money(method.acquisitionCost, method.currencyCode),
  ]);
  const fields = new FieldList(voice)
    .date(words.residenceStart, seller.residencePeriod?.startDate)
    .date(words.residenceEnd, seller.residencePeriod?.endDate)
    .code(words.taxConsequence, 'TaxConsequenceCode', seller.taxConsequenceCode);
  return section(partyName(input.parties, seller.partyId), [...table(columns, rows), ...fields.blocks()], 3);
}

/** All that is said of one asset. */
function assetBlocks(voice: Voice, input: AppendixInput, name: string, asset: SalesAsset): Block[] {
  const words = voice.words.appendix;
  const sellers = asset.acquisitionBySellers ?? [];
  return [
    ...section(name, description(voice, asset, name)),
    ...section(words.restrictions, restrictions(voice, asset)),
    ...section(voice.words.lease.section, leaseFields(voice, asset.leaseAgreement)),
    ...section(
      words.acquisition,
      sellers.flatMap((seller) => acquisition(voice, input, seller)),
    ),
  ];
}

/** The sellers' own statement about an asset. */
export function appendixBlocks(voice: Voice, input: AppendixInput): Block[] {
  const { assignment, realtyId } = input;
  const words = voice.words.appendix;
  const assets = nameAssets(
    voice,
    assignment.assets.filter((asset) => asset.realtyId === realtyId),
  );
  return [
    ...section(words.sellers, partyTable(voice, input, assignment.sellerCustomerParties)),
    ...assets.flatMap(({ name, asset }) => assetBlocks(voice, input, assets.length > 1 ? name : words.contents, asset)),
    ...declarations(voice, input, voice.words.declarations.appendixSection),
    ...customerSignatures(voice, input),
  ];
}

import type { Assignment, AssignmentAsset, SalesAsset } from '@ovipro/contracts';
import { addressLine } from '../format';
import type { Block } from '../pdf/block';
import { FieldList, section } from './field-list';
import type { Voice } from './voice';

/** An asset with what it is called in the document. */
export interface NamedAsset<A extends AssignmentAsset = AssignmentAsset> {
  name: string;
  asset: A;
}

/** Each asset by its address; where there are several, with its number among them. */
export function nameAssets<A extends AssignmentAsset>(voice: Voice, assets: A[]): NamedAsset<A>[] {
  const { numbered } = voice.words.object;
  return assets.map((asset, index) => {
    const address = addressLine(asset.address);
    if (!address) return { name: numbered(index + 1), asset };
    return { name: assets.length > 1 ? `${index + 1}. ${address}` : address, asset };
  });
}

/** What an asset is, where it stands and when it is free; without the address that its heading tells. */
export function objectFields(voice: Voice, asset: AssignmentAsset & Partial<SalesAsset>, heading = ''): FieldList {
  const words = voice.words.object;
  const address = addressLine(asset.address);
  const { availability } = asset;
  return new FieldList(voice)
    .text(words.address, address && heading.endsWith(address) ? undefined : address)
    .text(words.realtyId, address ? undefined : asset.realtyId)
    .code(words.realtyTypeCode, 'RealtyTypeCode', asset.realtyTypeCode)
    .code(words.subcategoryCode, 'SubcategoryCode', asset.subcategoryCode)
    .code(words.plotHoldingTypeCode, 'PlotHoldingTypeCode', asset.plotHoldingTypeCode)
    .text(words.propertyId, asset.propertyId)
    .text(words.facilityId, asset.facilityId)
    .yesNo(words.energyCertificate, asset.sellerDeclarationAboutEnergyCertificate)
    .code(words.availability, 'AvailabilityCode', availability?.availabilityCode)
    .date(words.availabilityDate, availability?.date)
    .text(words.availabilityDescription, voice.translation(availability?.description));
}

/** What the assignment is about: assets, or the requirement that a purchase looks for. */
export function objectSection(voice: Voice, assignment: Assignment): Block[] {
  const words = voice.words.object;
  if (assignment.assignmentTypeCode === 'PURCHASE') {
    const { assetRequirementId } = assignment;
    return section(words.section, new FieldList(voice).text(words.assetRequirementId, assetRequirementId).blocks());
  }
  const assets = nameAssets(voice, assignment.assets as AssignmentAsset[]);
  if (assets.length === 1) return section(words.section, objectFields(voice, assets[0].asset).blocks());
  return section(
    words.sections,
    assets.flatMap(({ name, asset }) => section(name, objectFields(voice, asset, name).blocks(), 3)),
  );
}

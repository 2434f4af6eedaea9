import {
  type AssetRequirementContent,
  type AssetRequirementCreate,
  assetRequirementSample,
  type AssetRequirementUpdate,
} from '@ovipro/contracts';

/** An asset requirement that says everything it can; the office must be given, for it must be the caller's. */
export function aRequirement(
  agencyOfficeId: string,
  given: Partial<AssetRequirementCreate> = {},
): AssetRequirementCreate {
  const {
    assetRequirementId: _id,
    statusCode: _status,
    friendlyId: _number,
    modificationTime: _time,
    ...body
  } = assetRequirementSample;
  const [address, ...others] = body.assetRequirements.addresses ?? [];
  const addresses = [{ ...address, addressLine1: 'Tammelankatu 3' }, ...others];
  return { ...body, assetRequirements: { ...body.assetRequirements, addresses }, agencyOfficeId, ...given };
}

/** The content of an update, as that of {@link aRequirement}. */
export function anUpdate(
  assetRequirementId: string,
  agencyOfficeId: string,
  given: Partial<AssetRequirementUpdate> = {},
): AssetRequirementUpdate {
  const { creationTime: _time, ...content } = aRequirement(agencyOfficeId);
  return { ...content, assetRequirementId, statusCode: 'DRAFT', ...given };
}

/** One that says nothing that it need not. */
export const aSmallRequirement = (
  agencyOfficeId: string,
  given: Partial<AssetRequirementContent> = {},
): AssetRequirementCreate => ({ agencyOfficeId, assetRequirements: {}, ...given });

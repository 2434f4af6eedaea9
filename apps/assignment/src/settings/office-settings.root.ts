import {
  IntegrationSettings,
  officeSettingsSnapshot,
  officeSettingsTopic,
  OfficialAssignmentIdSettings,
} from '@ovipro/contracts';
import { defineProjection, defineSingleton, type Transaction } from '@ovipro/platform';
import { OfficeSettingsEntity } from './office-settings.entity';

export const officialIdsProjection = defineProjection({
  entity: OfficeSettingsEntity,
  type: OfficialAssignmentIdSettings,
  shape: {
    agencyOfficeId: 'agencyOfficeId',
    officeIdentifier: 'officeIdentifier',
    nextSequenceNumberToBeIssued: 'nextSequenceNumberToBeIssued',
  },
  etagExtras: ['nextSequenceNumberToBeIssued'],
});

export const integrationProjection = defineProjection({
  entity: OfficeSettingsEntity,
  type: IntegrationSettings,
  shape: { agencyOfficeId: 'agencyOfficeId', '...': 'integration' },
});

/** The settings of an office; their events carry both. */
export const officeSettings = defineSingleton({
  resource: 'office-settings',
  entity: OfficeSettingsEntity,
  keyedBy: 'agencyOfficeId',
  defaults: { nextSequenceNumberToBeIssued: 1, officialIdsVersion: 0, integration: {}, integrationVersion: 0 },
  topic: officeSettingsTopic,
  payloadKey: 'integrationSettings',
  projection: integrationProjection,
  eventParts: { officialAssignmentIdSettings: officialIdsProjection },
  snapshot: officeSettingsSnapshot,
});

export const officialIdsEtag = (settings: OfficeSettingsEntity): string =>
  officialIdsProjection.etag({ ...settings, version: settings.officialIdsVersion });

export const integrationEtag = (settings: OfficeSettingsEntity): string =>
  integrationProjection.etag({ ...settings, version: settings.integrationVersion });

/** An office's settings for other systems at this moment. */
export async function integrationSettingsOf(tx: Transaction, agencyOfficeId: string): Promise<IntegrationSettings> {
  return integrationProjection.answer(await tx.findSingleton(officeSettings, agencyOfficeId));
}

import type { WatchCreate, WatchUpdate } from '@ovipro/contracts';

export const watchedParty = '62701576-2621-4a27-8d2b-63cea492abb6';

/** A watch that says everything it can and lasts for years. */
export const aWatch = (assetRequirementId: string, given: Partial<WatchCreate> = {}): WatchCreate => ({
  assetRequirementId,
  validityEndTime: '2099-01-01T00:00:00Z',
  agentNotificationTypeCodes: ['EMAIL'],
  parties: [{ partyId: watchedParty, partyTypeCode: 'PERSON_PARTY', partyNotificationTypeCodes: ['EMAIL'] }],
  ...given,
});

export const aWatchUpdate = (
  watchId: string,
  assetRequirementId: string,
  given: Partial<WatchCreate> = {},
): WatchUpdate => ({ watchId, ...aWatch(assetRequirementId, given) });

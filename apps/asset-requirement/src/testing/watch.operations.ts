import { type Watch, watchCreated, type WatchRow, watchUpdated } from '@ovipro/contracts';
import type { Fixture, Operations } from '@ovipro/testing';
import { newRequirement } from './asset-requirement.operations';
import { aWatch, aWatchUpdate } from './watch.mother';

async function newWatch(fixture: Fixture): Promise<{ watchId: string; assetRequirementId: string }> {
  const { assetRequirementId } = await newRequirement(fixture);
  const { watchId } = await fixture.make<Watch>('/watches', aWatch(assetRequirementId));
  return { watchId, assetRequirementId };
}

/** Half a dozen, of which some have the same times. */
async function populate(fixture: Fixture): Promise<void> {
  for (let index = 0; index < 6; index += 1) {
    const { watchId } = await newWatch(fixture);
    const sql = 'UPDATE watch SET modification_time = $1 WHERE watch_id = $2';
    if (index % 2 === 0) await fixture.db.query(sql, [new Date(Date.UTC(2024, 4, index % 4)), watchId]);
  }
}

const serverOwned = ['watchStatusCode', 'validityStartTime', 'creationTime', 'modificationTime'];

export const watchOperations: Operations = {
  createWatch: {
    method: 'POST',
    path: '/watches',
    kind: 'create',
    roles: ['main-user', 'agent'],
    params: (fixture) => newRequirement(fixture),
    body: (_fixture, { assetRequirementId }) => aWatch(assetRequirementId),
    serverOwned: ['watchId', ...serverOwned],
    events: [watchCreated],
  },
  searchWatches: {
    method: 'GET',
    path: '/watches',
    kind: 'search',
    roles: ['main-user', 'agent', 'integration'],
    search: {
      list: 'watches',
      id: 'watchId',
      populate,
      officeParameter: 'agencyOfficeId',
      defaultSort: 'modificationTime|desc',
      sorts: { modificationTime: ({ modificationTime }: WatchRow) => Date.parse(modificationTime) },
    },
  },
  getWatch: {
    method: 'GET',
    path: '/watches/{watchId}',
    kind: 'read',
    roles: ['main-user', 'agent', 'integration'],
    params: (fixture) => newWatch(fixture),
  },
  updateWatch: {
    method: 'PUT',
    path: '/watches/{watchId}',
    kind: 'update',
    roles: ['main-user', 'agent'],
    params: (fixture) => newWatch(fixture),
    body: (_fixture, { watchId, assetRequirementId }) =>
      aWatchUpdate(watchId, assetRequirementId, { validityEndTime: '2098-01-01T00:00:00Z' }),
    serverOwned,
    events: [watchUpdated],
  },
};

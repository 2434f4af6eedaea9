import {
  type AssetRequirementCreate,
  assetRequirementActivated,
  assetRequirementCreated,
  assetRequirementDeleted,
  AssetRequirementStatusCode,
  type AssetRequirementRow,
} from '@ovipro/contracts';
import type { Fixture, Operations } from '@ovipro/testing';
import { aRequirement, anUpdate } from './asset-requirement.mother';

export const newRequirement = (
  fixture: Fixture,
  given: Partial<AssetRequirementCreate> = {},
): Promise<{ assetRequirementId: string }> => fixture.make('/assetRequirements', aRequirement(fixture.office, given));

/** A dozen, of which several have the same times and states. A row does not show when it was changed: as it was made. */
async function populate(fixture: Fixture): Promise<void> {
  for (let index = 0; index < 12; index += 1) {
    const { assetRequirementId } = await newRequirement(fixture);
    const sql = `UPDATE asset_requirement SET creation_time = $1, modification_time = $1, status_code = $2
      WHERE asset_requirement_id = $3`;
    const status = AssetRequirementStatusCode[index % 5];
    await fixture.db.query(sql, [new Date(Date.UTC(2024, 4, index % 5)), status, assetRequirementId]);
  }
}

const writers = ['main-user', 'agent'] as const;
const readers = ['main-user', 'agent', 'integration'] as const;
const serverOwned = ['friendlyId', 'modificationTime'];
const time = ({ creationTime }: AssetRequirementRow): number => Date.parse(creationTime);

export const assetRequirementOperations: Operations = {
  createAssetRequirement: {
    method: 'POST',
    path: '/assetRequirements',
    kind: 'create',
    roles: [...writers],
    body: ({ office }) => aRequirement(office),
    office: 'agencyOfficeId',
    serverOwned: ['assetRequirementId', 'statusCode', ...serverOwned],
    events: [assetRequirementCreated],
  },
  searchAssetRequirements: {
    method: 'GET',
    path: '/assetRequirements',
    kind: 'search',
    roles: [...readers],
    search: {
      list: 'assetRequirements',
      id: 'assetRequirementId',
      populate,
      officeParameter: 'agencyOfficeId',
      defaultSort: 'creationTime|desc',
      sorts: {
        creationTime: time,
        modificationTime: time,
        friendlyId: ({ friendlyId }: AssetRequirementRow) => friendlyId,
        statusCode: ({ statusCode }: AssetRequirementRow) => AssetRequirementStatusCode.indexOf(statusCode),
      },
    },
  },
  getAssetRequirement: {
    method: 'GET',
    path: '/assetRequirements/{assetRequirementId}',
    kind: 'read',
    roles: [...readers],
    params: (fixture) => newRequirement(fixture),
  },
  listMatches: {
    method: 'GET',
    path: '/assetRequirements/{assetRequirementId}/matches',
    kind: 'list',
    roles: [...readers],
    params: (fixture) => newRequirement(fixture),
  },
  updateAssetRequirement: {
    method: 'PUT',
    path: '/assetRequirements/{assetRequirementId}',
    kind: 'update',
    roles: [...writers],
    params: (fixture) => newRequirement(fixture),
    body: ({ office }, { assetRequirementId }) =>
      anUpdate(assetRequirementId, office, { statusCode: 'ACTIVE', note: 'Toinen.' }),
    office: 'agencyOfficeId',
    serverOwned: ['creationTime', ...serverOwned],
    events: [assetRequirementActivated],
  },
  deleteAssetRequirement: {
    method: 'DELETE',
    path: '/assetRequirements/{assetRequirementId}',
    kind: 'delete',
    roles: [...writers],
    params: (fixture) => newRequirement(fixture),
    events: [assetRequirementDeleted],
  },
};

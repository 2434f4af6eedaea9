import { realtySample } from '../realty';
import type { AssetRequirement } from './asset-requirement.dto';
import type { WatchMatch } from './match.dto';
import type { Note } from './note.dto';
import requirementGet from './samples/assetRequirement.get.response.json';
import notesSearch from './samples/notes.search.response.json';
import watchGet from './samples/watch.get.response.json';
import type { Watch } from './watch.dto';

/** The answers of the references, with times as they are answered. */
export const assetRequirementSample = {
  ...requirementGet,
  statusCode: 'ACTIVE',
  creationTime: '2021-03-13T12:07:23Z',
  modificationTime: '2021-08-15T08:04:44Z',
} as AssetRequirement;

const { assetRequirementId } = assetRequirementSample;

export const watchSample = {
  ...watchGet,
  assetRequirement: { assetRequirementId },
  watchStatusCode: 'ACTIVE',
} as Watch;

export const noteSample: Note = { ...notesSearch.notes[0], assetRequirementId };

export const watchMatchSample: WatchMatch = {
  matchId: '9a2f1c77-5b6d-4a3e-8f2b-0c8d7e6f5a41',
  watch: watchSample,
  assetRequirement: assetRequirementSample,
  realty: realtySample,
  reasons: [
    ...(['AVAILABILITY', 'OWNERSHIP_TYPE', 'PROPERTY_TYPE', 'RESIDENTIAL_TYPE', 'CONDITION'] as const),
    ...(['CONSTRUCTION_YEAR', 'ADDRESS', 'ROOM_COUNT', 'LIVING_AREA', 'PLOT_HOLDING_TYPE', 'PLOT_AREA'] as const),
    ...(['ELEVATOR', 'BALCONY', 'SAUNA', 'PRICE'] as const),
  ],
  matchTime: '2024-05-02T08:00:01Z',
};

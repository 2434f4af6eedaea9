import type { OperationNotes } from '../common/operation-note';
import { noteSample, watchMatchSample } from './asset-requirement.samples';
import requirementCreate from './samples/assetRequirement.create.request.json';
import requirementCreated from './samples/assetRequirement.create.response.json';
import requirementGet from './samples/assetRequirement.get.response.json';
import requirementUpdate from './samples/assetRequirement.update.request.json';
import requirementsSearch from './samples/assetRequirements.search.response.json';
import noteCreate from './samples/note.create.request.json';
import noteCreated from './samples/note.create.response.json';
import noteUpdate from './samples/note.update.request.json';
import notesSearch from './samples/notes.search.response.json';
import watchCreate from './samples/watch.create.request.json';
import watchCreated from './samples/watch.create.response.json';
import watchGet from './samples/watch.get.response.json';
import watchUpdate from './samples/watch.update.request.json';
import watchesSearch from './samples/watches.search.response.json';

const { realty, reasons, matchTime } = watchMatchSample;

const requirements: OperationNotes = {
  createAssetRequirement: {
    text: 'What a buyer or tenant looks for: kind of realty, places, price, size. It is a DRAFT until a PUT makes it ACTIVE. A `creationTime` is kept, for migrations.',
    events: ['asset-requirement-created'],
    request: requirementCreate,
    answer: requirementCreated,
  },
  searchAssetRequirements: {
    text: 'Finds asset requirements of the offices in the token. `agentId` means the responsible agent.',
    answer: requirementsSearch,
  },
  getAssetRequirement: {
    text: 'The requirement as it was written, with its number for people (`friendlyId`) and where it stands.',
    answer: requirementGet,
  },
  updateAssetRequirement: {
    text: 'Changes what is looked for, or leads the requirement on; a purchase assignment for it leads it on, too. Of one that is FINISHED, PURCHASED or REJECTED nothing may change, and its watches end. While a purchase assignment for it is ACTIVE, a change needs the consent of the customer: `consentToChange.consentProvided` (INVALID_STATUS without).',
    events: [
      'asset-requirement-updated',
      'asset-requirement-activated',
      'asset-requirement-finished',
      'asset-requirement-rejected',
      'asset-requirement-purchased',
      'watch-ended',
    ],
    states: true,
    request: requirementUpdate,
  },
  deleteAssetRequirement: {
    text: 'Removes a DRAFT for good. One that has been ACTIVE stays (INVALID_STATUS): finish or reject it instead.',
    events: ['asset-requirement-deleted', 'watch-ended'],
    states: true,
  },
  listMatches: {
    text: 'The realties as they were published, each with when it matched and why. Those that were withdrawn, or match no more, are left out.',
    answer: { totalCount: 1, realties: [{ ...realty, reasons, matchTime }] },
  },
};

const notes: OperationNotes = {
  createNote: {
    text: 'The author is the agent of the token. An asset requirement that is unknown is INVALID_ID; one that has 20 notes takes no more (INVALID_STATUS).',
    events: ['asset-requirement-updated'],
    states: true,
    request: noteCreate,
    answer: noteCreated,
  },
  listNotes: {
    text: 'All notes at once, without pages. An asset requirement that is unknown, or of another office, has none.',
    answer: notesSearch,
  },
  getNote: {
    text: 'What the note says, who wrote it, and who changed it last. Where the `Location` of a new note leads.',
    answer: noteSample,
  },
  updateNote: {
    text: 'The text is replaced; who has changed it last is noted. The asset requirement stays, and so does its ETag.',
    events: ['asset-requirement-updated'],
    request: noteUpdate,
  },
  deleteNote: {
    text: 'The note is gone for good; the asset requirement and its ETag stay.',
    events: ['asset-requirement-updated'],
  },
};

const watches: OperationNotes = {
  createWatch: {
    text: 'From now on realties that are published and match the requirement are told to the agent and to the parties, by e-mail where they asked for it, and as an event (`watch-matched`). A watch is ENDED from the start where its end lies in the past, or its requirement is FINISHED, PURCHASED or REJECTED. An unknown requirement is INVALID_ID.',
    events: ['watch-created', 'watch-ended'],
    request: watchCreate,
    answer: watchCreated,
  },
  searchWatches: {
    text: 'Finds watches of the offices in the token, with office and responsible agent of their requirements.',
    answer: watchesSearch,
  },
  getWatch: { text: 'The watch as it was written, with the requirement that it is for.', answer: watchGet },
  updateWatch: {
    text: 'Says who is told, and until when. The requirement and the parties with their types stay (INVALID_STATUS). An end that lies in the past makes it ENDED; one that is ENDED stays so, and may be changed while its end stays in the past.',
    events: ['watch-updated', 'watch-ended'],
    states: true,
    request: watchUpdate,
  },
};

export const assetRequirementNotes: OperationNotes = { ...requirements, ...notes, ...watches };

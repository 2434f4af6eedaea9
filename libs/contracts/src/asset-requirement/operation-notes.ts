import { describeOperations } from '../common/operation-notes';

describeOperations({
  createAssetRequirement: {
    text: 'What a buyer or tenant looks for: kind of realty, places, price, size. It is a DRAFT until a PUT makes it ACTIVE. A `creationTime` is kept, for migrations.',
    events: ['asset-requirement-created'],
  },
  searchAssetRequirements: {
    text: 'Finds asset requirements of the offices in the token. `agentId` means the responsible agent.',
  },
  getAssetRequirement: { text: 'The requirement as it was written, and where it stands.' },
  updateAssetRequirement: {
    text: 'A DRAFT becomes ACTIVE or REJECTED, an ACTIVE one FINISHED, PURCHASED or REJECTED, and these three are final: nothing of it may change then. A purchase assignment for it leads it on, too.',
    events: [
      'asset-requirement-updated',
      'asset-requirement-activated',
      'asset-requirement-finished',
      'asset-requirement-rejected',
      'asset-requirement-purchased',
    ],
    states: true,
  },
  deleteAssetRequirement: {
    text: 'One that has been ACTIVE stays.',
    events: ['asset-requirement-deleted', 'watch-ended'],
    states: true,
  },
  createNote: {
    text: 'The author is the agent of the token. An unknown asset requirement is INVALID_ID.',
    events: ['asset-requirement-updated'],
    states: true,
  },
  listNotes: { text: 'An asset requirement that is unknown, or of another office, has none.' },
  getNote: { text: 'Where the `Location` of a new note leads.' },
  updateNote: { text: 'Who has changed it last is noted.', events: ['asset-requirement-updated'] },
  deleteNote: { text: 'It is gone for good.', events: ['asset-requirement-updated'] },
  createWatch: {
    text: 'From now on realties that are published and match the requirement are told to the agent and to the parties, by e-mail where they asked for it, and as an event. A watch whose end lies in the past is ENDED from the start.',
    events: ['watch-created', 'watch-ended'],
  },
  searchWatches: { text: 'Finds watches of the offices in the token.' },
  getWatch: { text: 'The watch as it was written, with the requirement that it is for.' },
  updateWatch: {
    text: 'The requirement and the types of the parties stay. One that is ENDED may be changed while its end stays in the past.',
    events: ['watch-updated', 'watch-ended'],
    states: true,
  },
  listMatches: {
    text: 'The realties as they were published, each with when it matched and why. Those that were withdrawn, or match no more, are left out.',
  },
});

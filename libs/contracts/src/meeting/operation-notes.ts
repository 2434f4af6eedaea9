import type { OperationNotes } from '../common/operation-note';
import meetingCreate from './samples/meeting.create.request.json';
import meetingCreated from './samples/meeting.create.response.json';
import meetingGet from './samples/meeting.get.response.json';
import meetingUpdate from './samples/meeting.update.request.json';
import meetingsSearch from './samples/meetings.search.response.json';

export const meetingNotes: OperationNotes = {
  createMeeting: {
    text: 'Notes a sales meeting (agents want to win an assignment) or an evaluation visit (they estimate what a realty is worth). It may be created in any status: one that took place already is WON, LOST or CANCELLED from the start, which is no event of its own.',
    events: ['meeting-created'],
    request: meetingCreate,
    answer: meetingCreated,
  },
  searchMeetings: {
    text: 'Finds meetings of the offices in the token, with the names of parties and agents as the registers have them now. `freeTextSearch` looks at address, notes and names: all its words, in any order, each as the beginning of a word; accents and capitals mean nothing.',
    answer: meetingsSearch,
  },
  getMeeting: {
    text: 'The meeting as it was written: parties, agents and realty by their ids, without the names that the search shows.',
    answer: meetingGet,
  },
  updateMeeting: {
    text: 'Changes a meeting, or says how it ended. `visitTime` and `parties` stay once the meeting is not WAITING any more (INVALID_STATUS), everything else may be changed. Both may change in the PUT that ends the waiting.',
    events: ['meeting-updated', 'meeting-won', 'meeting-lost', 'meeting-cancelled'],
    states: true,
    request: meetingUpdate,
  },
  deleteMeeting: {
    text: 'Takes back a meeting that is WAITING. One that is WON, LOST or CANCELLED stays (INVALID_STATUS).',
    events: ['meeting-deleted'],
    states: true,
  },
};

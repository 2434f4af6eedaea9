import { directoryModule } from '@ovipro/platform';
import { startSearchTermsRebuild } from '../meeting/meeting.search-terms.rebuild';
import { meetingNames } from './directory';

/** Answers show other names at once; the words that meetings are found by follow portion by portion. */
export const DirectoryModule = directoryModule(meetingNames, {
  agent: { changed: (tx, id, change) => startSearchTermsRebuild(tx, 'agent', id, change) },
  party: { changed: (tx, id, change) => startSearchTermsRebuild(tx, 'party', id, change) },
});

import { directoryModule } from '@ovipro/platform';
import { startRename } from '../meeting/meeting.renames';
import { meetingNames } from './directory';

/** Answers show other names at once; the words that meetings are found by follow portion by portion. */
export const DirectoryModule = directoryModule(meetingNames, {
  agent: { changed: (tx, id) => startRename(tx, 'agent', id) },
  party: { changed: (tx, id) => startRename(tx, 'party', id) },
});

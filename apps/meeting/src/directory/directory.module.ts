import { directoryModule } from '@ovipro/platform';
import { startRename } from '../meeting/meeting.renames';
import { meetingNames } from './directory';

/** Answers show other names at once; the words that meetings are found by follow portion by portion. */
export const DirectoryModule = directoryModule(meetingNames, {
  agent: { changed: (tx, id, change) => startRename(tx, 'agent', id, change) },
  party: { changed: (tx, id, change) => startRename(tx, 'party', id, change) },
});

import { directoryModule, searchTermsFollow } from '@ovipro/platform';
import { meetingTerms } from '../meeting/meeting.search-terms';
import { meetingNames } from './directory';

/** Answers show other names at once; the terms that meetings are found by follow batch by batch. */
export const DirectoryModule = directoryModule(meetingNames, searchTermsFollow(meetingTerms));

export { meetingColumns } from './meeting/meeting.projection';
export { meetingSearch } from './meeting/meeting.search';
export { meetingTerms } from './meeting/meeting.search-terms';
export { meetingService } from './service';

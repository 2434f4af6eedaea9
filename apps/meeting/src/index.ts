export { meetingColumns } from './meeting/meeting.projection';
export { meetingSearch } from './meeting/meeting.search';
export { termsWith } from './meeting/meeting.search-terms';
export { meetingService } from './service';

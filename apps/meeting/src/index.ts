export { meetingColumns } from './meeting/meeting.projection';
export { meetingView } from './meeting/meeting.queries';
export { termsWith } from './meeting/meeting.search-terms';
export { meetingService } from './service';

export { meetingColumns } from './meeting/meeting.projection';
export { meetingView } from './meeting/meeting.queries';
export { wordsWith } from './meeting/meeting.words';
export { meetingService } from './service';

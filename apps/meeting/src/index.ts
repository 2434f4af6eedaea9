export { meetingView } from './meeting/meeting.queries';
export { meetingService } from './service';

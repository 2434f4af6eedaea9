export { meetingService } from './service';

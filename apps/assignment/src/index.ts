export { assignmentService } from './service';

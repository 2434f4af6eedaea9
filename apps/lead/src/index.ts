export { leadView } from './lead/lead.queries';
export { leadService } from './service';

export { leadSearch } from './lead/lead.search';
export { leadService } from './service';

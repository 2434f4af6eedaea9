export { leadProjection } from './lead/lead.projection';
export { leadSearch } from './lead/lead.search';
export { leadService } from './service';

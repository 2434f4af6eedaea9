export type { StoredContent } from './assignment/assignment.entity';
export { assignmentColumns } from './assignment/assignment.projection';
export { assignmentSearch } from './assignment/assignment.search';
export { assignmentService } from './service';

export { acls, apply, list } from './commands';
export { TopicsConfig } from './config';

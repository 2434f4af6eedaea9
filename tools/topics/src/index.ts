export { acls, apply, list } from './commands';

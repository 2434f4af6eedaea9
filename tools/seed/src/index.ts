export { fill } from './fill';
export { leadRows } from './leads';

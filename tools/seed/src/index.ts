export { fill } from './fill';
export { leadRows } from './leads';
export { meetingRows } from './meetings';
export { meetingNames } from './names';

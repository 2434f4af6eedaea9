export { Chance, Weighted } from './chance';
export { fill } from './fill';
export { assignmentRows } from './assignments';
export { leadRows } from './leads';
export { meetingRows } from './meetings';
export { agentEntries, meetingNames } from './names';

export { demoFile } from './demo';
export { type DemoCall, filled } from './demo-posts';
export { demoToken } from './demo-token';
export { readRunFile, type RunningSystem } from './run-file';

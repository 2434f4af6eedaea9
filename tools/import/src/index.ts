export { runTool, UsageError } from './end';
export { ProgressBar } from './progress-bar';

import 'reflect-metadata';
import { runJobs } from './run-jobs';

runJobs(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exit(1);
  },
);

import 'reflect-metadata';
import { runDocuments } from './run-documents';

runDocuments(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exit(1);
  },
);

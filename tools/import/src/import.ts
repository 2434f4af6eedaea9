import 'reflect-metadata';
import { runTool } from './end';
import { runImport } from './run-import';

void runTool(() => runImport(process.argv.slice(2)));

import 'reflect-metadata';
import { runTool } from '@ovipro/import';
import { runSeed } from './run-seed';

void runTool(() => runSeed(process.argv.slice(2)), 'The database');

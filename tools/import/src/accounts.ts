import 'reflect-metadata';
import { runTool } from './end';
import { runAccounts } from './run-accounts';

void runTool(() => runAccounts(process.argv.slice(2)));

import { Progress } from './progress.mjs';
import { prepare, root } from './prepare.mjs';

const [tool, ...args] = process.argv.slice(2);
// the tool's own output may be read by a program
await prepare(new Progress(process.stderr, true));
const { run } = await import('./dist/run.js');
await run(root, tool, args);

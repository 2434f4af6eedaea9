import 'reflect-metadata';
import { type DocumentInput, renderInWorker } from '@ovipro/assignment';

/** What one document took. */
export interface Rendering {
  ms: number;
  /** By how much the process was larger at its largest than before. */
  growthMb: number;
  bytes: number;
}

const limits = { timeLimitMs: 60_000, memoryLimitMb: 200 };
const mb = 1_024;

async function render(input: DocumentInput): Promise<Rendering> {
  // what the process was before; its largest from here on is the kernel's own figure, in kB
  const before = process.memoryUsage().rss / mb;
  const since = performance.now();
  const { length } = await renderInWorker(input, limits);
  const ms = performance.now() - since;
  return { ms, growthMb: (process.resourceUsage().maxRSS - before) / mb, bytes: length };
}

// a process of its own for each, as large at its beginning as a service that has just started
process.once('message', (input: DocumentInput) => {
  render(input).then(
    (rendering) => process.send?.({ rendering }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

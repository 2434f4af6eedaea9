import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DocumentInputError, type InputFault, RenderLimitError } from './errors';
import type { DocumentInput } from './input';

export interface RenderLimits {
  timeLimitMs: number;
  /** Heap of the worker, which is all but a few buffers of the size of the document. */
  memoryLimitMb: number;
}

/** What the worker sends back: the document, or what is wrong with its input. */
export type WorkerAnswer = { bytes: Uint8Array } | { fault: InputFault; message: string };

/** Compiled, or as source where this file is. */
const script = join(__dirname, extname(__filename) === '.ts' ? 'render.worker.cjs' : 'render.worker.js');

/** Of the heap of a worker, the part for what has just been made. */
const youngMb = 16;

function startWorker(input: DocumentInput, { memoryLimitMb }: RenderLimits): Worker {
  const maxOldGenerationSizeMb = Math.max(1, memoryLimitMb - youngMb);
  return new Worker(script, {
    workerData: input,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: youngMb },
  });
}

/**
 * Renders a document in a thread of its own, so that nobody else waits for it and none of its faults reaches the process.
 * @param signal ends the thread, where nobody waits for the document any more
 * @throws DocumentInputError as renderDocument does
 * @throws RenderLimitError when it took more time or memory than it may
 */
export function renderInWorker(input: DocumentInput, limits: RenderLimits, signal?: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(input, limits);
    let answer: WorkerAnswer | undefined;
    let failure: Error | undefined;
    const end = (reason: Error): void => {
      failure ??= reason;
      void worker.terminate();
    };
    const late = new RenderLimitError('TIME', `The document was not rendered within ${limits.timeLimitMs} ms.`);
    const timer = setTimeout(() => end(late), limits.timeLimitMs);
    const abandon = (): void => end(signal?.reason as Error);
    signal?.addEventListener('abort', abandon, { once: true });
    worker.once('message', (message: WorkerAnswer) => (answer = message));
    worker.once('error', (error) => (failure ??= failureOf(error, limits)));
    worker.once('exit', (code) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abandon);
      if (answer && 'bytes' in answer) return resolve(Buffer.from(answer.bytes));
      if (answer) return reject(new DocumentInputError(answer.fault, answer.message));
      reject(failure ?? new Error(`The worker ended without a document, with code ${code}.`));
    });
  });
}

function failureOf(error: Error & { code?: string }, { memoryLimitMb }: RenderLimits): Error {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new RenderLimitError('MEMORY', `The document was not rendered within ${memoryLimitMb} MB.`);
}

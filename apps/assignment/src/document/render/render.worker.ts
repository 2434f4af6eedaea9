import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { DocumentInputError } from './errors';
import type { DocumentInput } from './input';
import { renderDocument } from './render-document';
import type { WorkerAnswer } from './render-in-worker';

/** Of a thread that lets all others go first: they hardly notice it, and what they leave is its own. */
const niceness = 15;

/** On Linux each thread has a priority of its own. Elsewhere it stays as it is. */
function stepBack(): void {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), niceness);
  } catch {
    // then all threads are alike
  }
}

const answer = (message: WorkerAnswer): void => parentPort?.postMessage(message);

stepBack();
renderDocument(workerData as DocumentInput).then(
  (bytes) => answer({ bytes }),
  (error: Error) => {
    // an error loses its class on the way, but for the one that says what is wrong with the input
    if (!(error instanceof DocumentInputError)) throw error;
    answer({ fault: error.fault, message: error.message });
  },
);

// before the others: loading them is work too
import './step-back';
import { parentPort, workerData } from 'node:worker_threads';
import { DocumentInputError } from './errors';
import type { DocumentInput } from './input';
import { renderDocument } from './render-document';
import type { WorkerAnswer } from './render-in-worker';

const answer = (message: WorkerAnswer): void => parentPort?.postMessage(message);

renderDocument(workerData as DocumentInput).then(
  (bytes) => answer({ bytes }),
  (error: Error) => {
    // an error loses its class on the way, but for the one that says what is wrong with the input
    if (!(error instanceof DocumentInputError)) throw error;
    answer({ fault: error.fault, message: error.message });
  },
);

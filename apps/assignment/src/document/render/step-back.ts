import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';

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

stepBack();

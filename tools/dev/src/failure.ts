import { KafkaStartError } from '@ovipro/kafka';
import { PostgresStartError } from '@ovipro/postgres';

/** Something keeps the system from starting; the message is one sentence for whoever started it. */
export class Failure extends Error {}

/** The start was ended from outside before it was done. */
export class Interrupted extends Error {}

const sentences: Record<string, (path: string) => string> = {
  ENOSPC: (path) => `The disk that holds ${path} is full.`,
  EDQUOT: (path) => `The disk quota for ${path} is used up.`,
  EACCES: (path) => `This user may not write to ${path}: give it the folder, or name another one with --data.`,
  EPERM: (path) => `This user may not write to ${path}: give it the folder, or name another one with --data.`,
  EROFS: (path) => `${path} lies on a disk that cannot be written to: name another folder with --data.`,
  ENOTDIR: (path) => `${path} is not a folder: remove what is there, or name another one with --data.`,
  EEXIST: (path) => `${path} is not a folder: remove what is there, or name another one with --data.`,
};

/** One sentence for an error, and whether that says all there is to say. */
export function explain(error: unknown, data: string): { sentence: string; complete: boolean } {
  if (error instanceof Failure && !isFull(error)) return { sentence: error.message, complete: true };
  if (error instanceof KafkaStartError) return { sentence: error.message, complete: true };
  if (error instanceof PostgresStartError) return { sentence: error.message, complete: error.code !== 'FAILED' };
  const known = sentences[codeOf(error)];
  if (known) return { sentence: known(data), complete: true };
  const [line = ''] = String((error as Error | undefined)?.message ?? error).split('\n');
  return { sentence: `OviPro could not be started: ${line}`, complete: false };
}

/** PostgreSQL's words for it reach us in errors of all kinds. */
const isFull = (error: unknown): boolean => /No space left on device|ENOSPC|wrote only \d+ of/.test(String(error));

function codeOf(error: unknown): string {
  return isFull(error) ? 'ENOSPC' : ((error as NodeJS.ErrnoException | undefined)?.code ?? '');
}

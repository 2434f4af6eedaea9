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
  if (error instanceof Failure) return { sentence: error.message, complete: true };
  if (error instanceof PostgresStartError) return { sentence: error.message, complete: error.code !== 'FAILED' };
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  const known = sentences[code];
  if (known) return { sentence: known(data), complete: true };
  const [line = ''] = String((error as Error | undefined)?.message ?? error).split('\n');
  return { sentence: `OviPro could not be started: ${line}`, complete: false };
}

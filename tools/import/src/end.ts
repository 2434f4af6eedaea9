import { ApiError, ConfigError } from '@ovipro/platform';

/** The command line asks for something that there is not; the message says what there is. */
export class UsageError extends Error {}

const known = (error: unknown): boolean => error instanceof ConfigError || error instanceof UsageError;

/**
 * What went wrong, in lines for a person.
 * @param database what the tool works on, in words
 */
export function explain(error: unknown, database = "The agency service's database"): string {
  if (error instanceof ApiError) {
    const entries = error.details.errors ?? [];
    return entries.length > 0 ? entries.map(({ message }) => message).join('\n') : error.message;
  }
  if (known(error)) return (error as Error).message;
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') return `The file cannot be read: ${message}`;
  return `${database} cannot be used: ${message || code || String(error)}`;
}

/** Runs a tool; its exit code is what `work` answers, 1 for an error, 2 for a wrong command line. */
export async function runTool(work: () => Promise<number>, database?: string): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.stderr.write(`${explain(error, database)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

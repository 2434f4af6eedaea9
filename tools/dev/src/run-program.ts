import { Failure, Interrupted } from './failure';
import type { Log } from './log/log';
import { killGroup, type Program, spawnNode } from './node-process';

/**
 * Runs a program to its end; its output goes to the log file `name`.
 * @returns the last lines it wrote
 * @throws Failure with its last line when it fails, Interrupted when it was ended from outside
 */
export async function runProgram(what: string, program: Program, log: Log, signal: AbortSignal): Promise<string[]> {
  const sink = log.sink(what, () => false);
  const child = spawnNode(program, sink);
  const abort = (): void => killGroup(child, 'SIGTERM');
  signal.addEventListener('abort', abort);
  try {
    const how = await new Promise<string | undefined>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, by) => resolve(code === 0 ? undefined : (by ?? `code ${code}`)));
      if (signal.aborted) abort();
    });
    if (signal.aborted) throw new Interrupted();
    if (how === undefined) return sink.tail();
    const reason = sink.tail().find((line) => /error/i.test(line)) ?? sink.tail().at(-1) ?? how;
    throw new Failure(`${what} failed: ${reason.trim()} (all of it stands in ${log.pathOf(what)})`);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

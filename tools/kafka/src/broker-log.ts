import type { ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a broker writes: handed on line by line, and the last complaint kept for whoever asks why it ended. */
export class BrokerLog {
  complaint?: string;

  constructor(child: ChildProcess, write: (line: string) => void) {
    for (const stream of [child.stdout, child.stderr] as NodeJS.ReadableStream[])
      createInterface({ input: stream }).on('line', (line) => {
        // what Java itself complains of begins without a time
        const [, words] = /^(?:\S+ (?:ERROR|FATAL) |(?=Error|Exception))(.+)/.exec(line) ?? [];
        this.complaint = words ?? this.complaint;
        write(line);
      });
  }
}

/** Writes lines to a file; that of the start before stands beside it as `.1`. */
export function toFile(path: string): (line: string) => void {
  if (existsSync(path)) renameSync(path, `${path}.1`);
  const file = createWriteStream(path);
  // a full disk loses lines and nothing else
  file.on('error', () => undefined);
  return (line) => void file.write(`${line}\n`);
}

import { createWriteStream, existsSync, mkdirSync, renameSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

const maxFiles = 3;
const maxFileBytes = 64 * 1024 * 1024;

/** A log file; the ones of earlier starts stand beside it as `.1` (the youngest) to `.3`. A full disk loses lines and nothing else. */
export class LogFile {
  private stream?: WriteStream;
  private size = 0;

  constructor(private readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.rotate();
  }

  write(text: string): void {
    if (this.size > maxFileBytes) this.rotate();
    this.size += text.length;
    this.open().write(text);
  }

  close(): Promise<void> {
    const { stream } = this;
    this.stream = undefined;
    return stream ? new Promise((resolve) => stream.end(() => resolve())) : Promise.resolve();
  }

  private open(): WriteStream {
    if (this.stream) return this.stream;
    const stream = createWriteStream(this.path, { flags: 'a', mode: 0o600 });
    stream.on('error', () => (this.stream = this.stream === stream ? undefined : this.stream));
    return (this.stream = stream);
  }

  private rotate(): void {
    void this.close();
    this.size = 0;
    for (let age = maxFiles; age > 0; age--) {
      const younger = age === 1 ? this.path : `${this.path}.${age - 1}`;
      if (existsSync(younger)) move(younger, `${this.path}.${age}`);
    }
  }
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // then the old lines stay in front of the new ones
  }
}

import { javaEnvironment, javaProgram } from '@ovipro/kafka';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { artifacts } from './artifacts';

/** PDF/A-2a and PDF/UA-1. */
export type Flavour = '2a' | 'ua1';

/** A check that a file does not pass. */
export interface Violation {
  /** Of the standard, as in 7.21.4.1. */
  clause: string;
  /** Of the checks of that clause. */
  test: number;
  message: string;
  /** The path of the object at fault. */
  where: string;
}

/** A running veraPDF, for any number of files. */
export interface VeraPdf {
  /** All that keeps a file from being what its flavour asks for. */
  validatePdf(bytes: Uint8Array, flavour: Flavour): Promise<Violation[]>;
  stop(): Promise<void>;
}

interface Waiting {
  violations: Violation[];
  resolve(violations: Violation[]): void;
  reject(error: Error): void;
}

/**
 * Starts one Java process that checks file after file; its artifacts are fetched by Maven the first time.
 * @throws Error without Java, Maven or network
 */
export async function startVeraPdf(): Promise<VeraPdf> {
  const lib = await artifacts();
  const memory = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  return new JavaVeraPdf(
    spawn(javaProgram('java'), [...memory, '-cp', join(lib, '*'), join(__dirname, '../Validate.java')], {
      stdio: 'pipe',
      env: javaEnvironment(),
    }),
  );
}

class JavaVeraPdf implements VeraPdf {
  private readonly waiting: Waiting[] = [];
  private complaint = '';
  private ended?: Error;

  constructor(private readonly java: ChildProcessWithoutNullStreams) {
    createInterface({ input: java.stdout }).on('line', (line) => this.hear(line));
    java.stderr.on('data', (chunk: Buffer) => (this.complaint += chunk.toString()));
    // what cannot be written any more shows by the end of the process
    java.stdin.on('error', () => undefined);
    java.once('error', (error) => this.end(error));
    java.once('close', () => this.end(new Error(`veraPDF has ended. ${this.complaint}`.trim())));
  }

  validatePdf(bytes: Uint8Array, flavour: Flavour): Promise<Violation[]> {
    return new Promise((resolve, reject) => {
      if (this.ended) return reject(this.ended);
      this.waiting.push({ violations: [], resolve, reject });
      this.java.stdin.write(frame(flavour, bytes));
      this.java.stdin.write(bytes);
    });
  }

  async stop(): Promise<void> {
    if (this.ended) return;
    this.java.stdin.end();
    await once(this.java, 'close');
  }

  private hear(line: string): void {
    const [first] = this.waiting;
    if (!first) return;
    if (line === '') return void this.waiting.shift()?.resolve(first.violations);
    const [clause, test, message, where] = line.split('\t');
    first.violations.push({ clause, test: Number(test), message, where });
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.ended);
  }
}

/** What Validate.java reads before the bytes of a file: the flavour as Java's UTF, the length. */
function frame(flavour: Flavour, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(2 + flavour.length + 4);
  head.writeUInt16BE(flavour.length, 0);
  head.write(flavour, 2, 'latin1');
  head.writeInt32BE(bytes.length, 2 + flavour.length);
  return head;
}

import { join } from 'node:path';
import type { Progress } from '../options';
import { LogFile } from './log-file';
import { atLeast, Renderer } from './render';

const tailLines = 30;
const own = 'start';
/** Bytes that may wait for a reader of standard output who takes his time. */
const maxUnreadBytes = 4 * 1024 * 1024;

/** Where the lines of one process go. */
export interface Sink {
  add(lines: string[]): void;
  /** The last lines it wrote. */
  tail(): string[];
}

/** The one log of all processes: readable on standard output, raw in a file each. */
export class Log {
  private readonly files = new Map<string, LogFile>();
  private readonly file: LogFile;
  private readonly renderer: Renderer;
  /** Until the system is up its messages would hide how far it has come. */
  private threshold = 'error';
  private unseen = 0;

  constructor(
    private readonly folder: string,
    private readonly progress: Progress,
    private readonly options: { json: boolean; names: string[] },
  ) {
    const width = Math.max(8, ...options.names.map((name) => name.length));
    const colours = process.stdout.isTTY === true && !process.env.NO_COLOR && !options.json;
    this.renderer = new Renderer(colours, width);
    this.file = this.openFile(own);
    // whoever read the log has gone; the files are still written
    process.stdout.on('error', () => undefined);
  }

  /** From here on every line is shown. */
  showAll(): void {
    this.threshold = 'trace';
  }

  /** The sink for a process; `shown` picks lines for standard output, all of them if not given. */
  sink(name: string, shown?: (line: string) => boolean): Sink {
    const file = this.openFile(name);
    const last: string[] = [];
    const add = (lines: string[]): void => {
      if (lines.length === 0) return;
      file.write(`${lines.join('\n')}\n`);
      last.push(...lines.slice(-tailLines));
      last.splice(0, last.length - tailLines);
      this.show(name, shown ? lines.filter(shown) : lines);
    };
    return { add, tail: () => [...last] };
  }

  /** Something the supervisor itself has to say. */
  say(level: 'info' | 'warn' | 'error', text: string): void {
    const line = JSON.stringify({ level, time: new Date().toISOString(), service: own, pid: process.pid, msg: text });
    this.file.write(`${line}\n`);
    this.print(this.options.json ? line : this.renderer.text(own, level, text));
  }

  /** Something for the file alone. */
  note(text: string): void {
    this.file.write(`${text}\n`);
  }

  async close(): Promise<void> {
    await Promise.all([...this.files.values()].map((file) => file.close()));
  }

  /** Where all lines of that name stand. */
  pathOf(name: string): string {
    return join(this.folder, `${name}.log`);
  }

  private openFile(name: string): LogFile {
    const file = this.files.get(name) ?? new LogFile(this.pathOf(name));
    this.files.set(name, file);
    return file;
  }

  private show(name: string, lines: string[]): void {
    const some = lines.filter((line) => line !== '');
    const grave = this.threshold === 'trace' ? some : some.filter((line) => atLeast(line, this.threshold));
    if (grave.length === 0) return;
    const text = this.options.json ? grave : grave.map((line) => this.renderer.line(name, line));
    this.print(text.join('\n'));
  }

  private print(text: string): void {
    if (process.stdout.writableLength > maxUnreadBytes) return void this.unseen++;
    const missing =
      this.unseen > 0 ? `(${this.unseen} times there was more, which nobody read: see ${this.folder})\n` : '';
    this.unseen = 0;
    if (this.progress.stream === process.stdout) this.progress.print(missing + text);
    else process.stdout.write(`${missing}${text}\n`);
  }
}

const frames = ['|', '/', '-', '\\'];
const width = 72;

/**
 * What is being done, one line per step with its seconds. On a terminal the line moves while the step lasts.
 * Whatever else is to be printed meanwhile goes through `print`, so that the two do not write over each other.
 */
export class Progress {
  /** @param {NodeJS.WriteStream} stream where to write  @param {boolean} quiet say nothing but what takes long */
  constructor(stream, quiet = false) {
    this.stream = stream;
    this.quiet = quiet;
    this.interrupted = false;
    // whoever read this has gone: the work goes on, the log files tell of it
    stream.on('error', () => undefined);
  }

  /** Begins a step; the one before has ended. */
  begin(text, { long = false } = {}) {
    if (this.current) this.done();
    if (this.quiet && !long) return;
    this.current = { text, since: performance.now(), frame: 0 };
    if (!this.stream.isTTY) return void this.stream.write(`  ${text} ... `);
    this.draw();
    this.timer = setInterval(() => this.draw(), 120);
    this.timer.unref();
  }

  /** Says more of the step that is going on. */
  detail(text) {
    if (this.current) this.current.detail = text;
  }

  done() {
    if (this.current) this.end(`${this.seconds()} s`);
  }

  /** The step that is going on, if any, has not come to its end. */
  failed() {
    this.end('failed');
  }

  print(text) {
    if (!this.current) return void this.stream.write(`${text}\n`);
    if (this.stream.isTTY) {
      this.stream.write(`\r\x1b[K${text}\n`);
      return this.draw();
    }
    this.stream.write(this.interrupted ? `${text}\n` : `\n${text}\n`);
    this.interrupted = true;
  }

  end(result) {
    if (!this.current) return;
    clearInterval(this.timer);
    const { text } = this.current;
    if (this.stream.isTTY) this.stream.write(`\r\x1b[K  ${text} ... ${result}\n`);
    else this.stream.write(this.interrupted ? `  ${text} ... ${result}\n` : `${result}\n`);
    this.current = undefined;
    this.interrupted = false;
  }

  draw() {
    const { text, detail } = this.current;
    const moving = frames[this.current.frame++ % frames.length];
    const line = `${moving} ${text} ... ${this.seconds()} s${detail ? `  (${detail})` : ''}`;
    this.stream.write(`\r\x1b[K${line.slice(0, (this.stream.columns || width) - 1)}`);
  }

  seconds() {
    return ((performance.now() - this.current.since) / 1000).toFixed(1);
  }
}

import type { ImportReport } from '@ovipro/agency';

const width = 30;
const pause = 2_000;

interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** How far an import is: a bar where somebody watches, now and then a line where nobody does. */
export class Progress {
  private bytes = 0;
  private toldAt = performance.now();

  constructor(
    private readonly total: number,
    private readonly output: Output,
  ) {}

  read(bytes: number): void {
    this.bytes += bytes;
  }

  show(report: ImportReport): void {
    const { lines, refused } = report;
    const counts = `${lines} lines${refused.length > 0 ? `, ${refused.length} refused` : ''}`;
    if (this.output.isTTY) {
      const share = this.total > 0 ? Math.min(1, this.bytes / this.total) : 1;
      const full = Math.round(share * width);
      const bar = '█'.repeat(full) + '░'.repeat(width - full);
      this.output.write(`\r${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${counts}\x1b[K`);
    } else if (performance.now() - this.toldAt > pause) {
      this.output.write(`${counts}\n`);
      this.toldAt = performance.now();
    }
  }

  /** Clears the bar away. */
  end(): void {
    if (this.output.isTTY) this.output.write('\r\x1b[K');
  }
}

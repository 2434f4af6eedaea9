const width = 30;
const printEveryMs = 2_000;

export interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** How far a tool is: a bar where somebody watches, now and then a line where nobody does. */
export class ProgressBar {
  private toldAt = performance.now();

  constructor(private readonly output: Output) {}

  /**
   * @param share of the whole, 0 to 1
   * @param counts in words
   */
  show(share: number, counts: string): void {
    if (this.output.isTTY) {
      const full = Math.round(share * width);
      const bar = '█'.repeat(full) + '░'.repeat(width - full);
      this.output.write(`\r${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${counts}\x1b[K`);
    } else if (performance.now() - this.toldAt > printEveryMs) {
      this.output.write(`${counts}\n`);
      this.toldAt = performance.now();
    }
  }

  /** Clears the bar away. */
  end(): void {
    if (this.output.isTTY) this.output.write('\r\x1b[K');
  }
}

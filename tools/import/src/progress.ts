import type { ImportReport } from '@ovipro/agency';
import { type Output, ProgressBar } from './progress-bar';

/** How far an import is, by the bytes read. */
export class Progress {
  private readonly bar: ProgressBar;
  private bytes = 0;

  constructor(
    private readonly total: number,
    output: Output,
  ) {
    this.bar = new ProgressBar(output);
  }

  read(bytes: number): void {
    this.bytes += bytes;
  }

  show({ lines, refused }: ImportReport): void {
    const share = this.total > 0 ? Math.min(1, this.bytes / this.total) : 1;
    this.bar.show(share, `${lines} lines${refused.length > 0 ? `, ${refused.length} refused` : ''}`);
  }

  end(): void {
    this.bar.end();
  }
}

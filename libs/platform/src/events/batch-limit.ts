/**
 * How many events are published at once. A batch that was not acknowledged in time would be late again: half of it is
 * tried. Each batch that comes through full lets the next one be an eighth larger, up to the most.
 */
export class BatchLimit {
  private limit: number;

  constructor(private readonly max: number) {
    this.limit = max;
  }

  get size(): number {
    return this.limit;
  }

  /** @param rows of the batch, which may have been below the limit */
  timedOut(rows: number): void {
    this.limit = Math.max(1, Math.floor(Math.min(rows, this.limit) / 2));
  }

  acknowledged(rows: number): void {
    if (rows >= this.limit) this.limit = Math.min(this.max, this.limit + Math.ceil(this.limit / 8));
  }
}

import { unavailable } from '@ovipro/platform';

/** Lets a few through at a time; the others wait in line, and those past the end of the line are sent away. */
export class Turnstile {
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly longestLine: number,
  ) {}

  /** @throws ApiError 503 where too many wait already */
  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside < this.places) this.inside += 1;
    else await this.wait();
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }

  /** Whoever leaves hands the place on. */
  private wait(): Promise<void> {
    if (this.line.length >= this.longestLine) throw unavailable('Too many log in at this moment.');
    return new Promise((resolve) => this.line.push(resolve));
  }
}

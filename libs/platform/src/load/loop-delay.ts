const everyMs = 10;
/** So that one long turn, a large answer or a collection of garbage, is no overload. */
const weight = 0.25;
const forgetAfterMs = 1_000;

/** How late the event loop is. It is measured while somebody asks, so that an idle process pays nothing for it. */
export class LoopDelay {
  private milliseconds = 0;
  private measuredAt = -Infinity;
  private measuring = false;

  /** In milliseconds, smoothed over the last tenths of a second. */
  get value(): number {
    const now = performance.now();
    if (now - this.measuredAt > forgetAfterMs) this.milliseconds = 0;
    if (!this.measuring && now - this.measuredAt > everyMs) this.measure(now);
    return this.milliseconds;
  }

  private measure(asked: number): void {
    this.measuring = true;
    const timer = setTimeout(() => {
      this.measuring = false;
      this.measuredAt = performance.now();
      this.milliseconds += weight * (this.measuredAt - asked - 1 - this.milliseconds);
    }, 1);
    timer.unref();
  }
}

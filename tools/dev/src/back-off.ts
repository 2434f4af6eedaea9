const minDelayMs = 200;
const maxDelayMs = 10_000;
const resetAfterMs = 30_000;

/** How long to wait before something that ended is started again: longer each time, until it has lived for a while. */
export class BackOff {
  private next = minDelayMs;

  /** @param lived milliseconds that it ran */
  delay(lived: number): number {
    const delay = lived >= resetAfterMs ? minDelayMs : this.next;
    this.next = Math.min(delay * 2, maxDelayMs);
    return delay;
  }
}

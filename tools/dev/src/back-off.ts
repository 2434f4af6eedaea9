const shortest = 200;
const longest = 10_000;
const forgiven = 30_000;

/** How long to wait before something that ended is started again: longer each time, until it has lived for a while. */
export class BackOff {
  private next = shortest;

  /** @param lived milliseconds that it ran */
  delay(lived: number): number {
    const delay = lived >= forgiven ? shortest : this.next;
    this.next = Math.min(delay * 2, longest);
    return delay;
  }
}

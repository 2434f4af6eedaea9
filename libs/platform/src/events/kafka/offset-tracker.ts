/** How far a member has come in its partitions: the offset of the next event of each, and which of that is written. */
export class OffsetTracker {
  private readonly reached = new Map<string, string>();
  private readonly committed = new Map<string, string>();

  /** All up to before `next` is done with. */
  advance(topic: string, partition: number, next: string): void {
    this.reached.set(`${topic}/${partition}`, next);
  }

  uncommitted(): { topic: string; partition: number; offset: string }[] {
    return [...this.reached]
      .filter(([key, offset]) => this.committed.get(key) !== offset)
      .map(([key, offset]) => ({ ...split(key), offset }));
  }

  markCommitted(offsets: { topic: string; partition: number; offset: string }[]): void {
    offsets.forEach(({ topic, partition, offset }) => this.committed.set(`${topic}/${partition}`, offset));
  }

  /** The partitions may be another's from now on. */
  clear(): void {
    this.reached.clear();
    this.committed.clear();
  }
}

function split(key: string): { topic: string; partition: number } {
  const slash = key.lastIndexOf('/');
  return { topic: key.slice(0, slash), partition: Number(key.slice(slash + 1)) };
}

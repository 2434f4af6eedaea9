/** For each partition of a group member: the offset of the next event to handle, and the offset committed last. */
export class OffsetTracker {
  private readonly reached = new Map<string, string>();
  private readonly committed = new Map<string, string>();

  /** All events before `next` are handled. */
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

  /** After a rebalance: the partitions may belong to another member. */
  clear(): void {
    this.reached.clear();
    this.committed.clear();
  }
}

function split(key: string): { topic: string; partition: number } {
  const slash = key.lastIndexOf('/');
  return { topic: key.slice(0, slash), partition: Number(key.slice(slash + 1)) };
}

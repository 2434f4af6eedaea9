/** How far a member has come in its partitions: the offset of the next event of each, and which of that is written. */
export class Positions {
  private readonly reached = new Map<string, string>();
  private readonly written = new Map<string, string>();

  /** All up to before `next` is done with. */
  note(topic: string, partition: number, next: string): void {
    this.reached.set(`${topic}/${partition}`, next);
  }

  unwritten(): { topic: string; partition: number; offset: string }[] {
    return [...this.reached]
      .filter(([key, offset]) => this.written.get(key) !== offset)
      .map(([key, offset]) => ({ ...split(key), offset }));
  }

  wrote(offsets: { topic: string; partition: number; offset: string }[]): void {
    offsets.forEach(({ topic, partition, offset }) => this.written.set(`${topic}/${partition}`, offset));
  }

  /** The partitions may be another's from now on. */
  forget(): void {
    this.reached.clear();
    this.written.clear();
  }
}

function split(key: string): { topic: string; partition: number } {
  const slash = key.lastIndexOf('/');
  return { topic: key.slice(0, slash), partition: Number(key.slice(slash + 1)) };
}

import { createCipheriv, createHash } from 'node:crypto';

const block = 16;
const bytesEach = 384;

const keys = new Map<string, Buffer>();

function keyOf(name: string): Buffer {
  const known = keys.get(name);
  if (known) return known;
  const key = createHash('sha256').update(name).digest().subarray(0, block);
  if (keys.size < 1_000) keys.set(name, key);
  return key;
}

/** A list to choose from, with how often each is chosen. */
export class Weighted<T> {
  private readonly ends: number[] = [];

  constructor(private readonly choices: readonly (readonly [T, number])[]) {
    let sum = 0;
    for (const [, weight] of choices) this.ends.push((sum += weight));
  }

  get all(): T[] {
    return this.choices.map(([choice]) => choice);
  }

  /** @param at from 0 to 1 */
  at(at: number): T {
    const target = at * (this.ends.at(-1) as number);
    let [low, high] = [0, this.ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[middle] > target) high = middle;
      else low = middle + 1;
    }
    return this.choices[low][0];
  }
}

/** Chance that repeats itself: draws of one thing, always the same for the same purpose, seed and number. */
export class Chance {
  private next = 0;

  constructor(private readonly bytes: Buffer) {}

  /** Draws for a run of things by their number: AES in counter mode, so that each thing has its own place. */
  static *of(purpose: string, seed: number, first: number, count: number): Generator<Chance> {
    const counter = Buffer.alloc(block);
    counter.writeBigUInt64BE((BigInt(first) * BigInt(bytesEach)) / BigInt(block), 8);
    const cipher = createCipheriv('aes-128-ctr', keyOf(`${purpose} ${seed}`), counter);
    const nothing = Buffer.alloc(bytesEach);
    for (let index = 0; index < count; index += 1) yield new Chance(cipher.update(nothing));
  }

  /** One thing's draws. */
  static one(purpose: string, seed: number, number: number): Chance {
    return Chance.of(purpose, seed, number, 1).next().value as Chance;
  }

  /** From 0 to 1, without 1. */
  share(): number {
    this.next += 4;
    // past the end, readUInt32BE throws: what needs more draws needs a greater `bytesEach`
    return this.bytes.readUInt32BE(this.next - 4) / 2 ** 32;
  }

  /** An integer from 0 to `below`, without it. */
  integer(below: number): number {
    return Math.floor(this.share() * below);
  }

  /** True this often. */
  happens(share: number): boolean {
    return this.share() < share;
  }

  /** Most are near 0, few are many times the mean, as waiting times are. */
  waiting(mean: number): number {
    return -Math.log(1 - this.share()) * mean;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.integer(list.length)];
  }

  choose<T>(from: Weighted<T>): T {
    return from.at(this.share());
  }

  /** A UUID of version 4. */
  uuid(): string {
    const bytes = Buffer.from(this.bytes.subarray(this.next, (this.next += block)));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}

/** The value below which a share of the values lies; `share` from 0 to 1. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (values: number[]): number => quantile(values, 0.5);

/** One way of doing something; the answer is in the bench's own unit. */
export type Contestant = () => Promise<number>;

/**
 * Measures the contestants in turn, one after the other in each round, so that a slow spell of the machine hits all alike.
 * @returns all values by name, in the order of the rounds
 */
export async function rounds<N extends string>(
  count: number,
  contestants: Record<N, Contestant>,
): Promise<Record<N, number[]>> {
  const names = Object.keys(contestants) as N[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  for (let round = 1; round <= count; round += 1) {
    for (const name of names) {
      process.stderr.write(`round ${round} of ${count}: ${name} `);
      const value = await contestants[name]();
      values[name].push(value);
      process.stderr.write(`${value.toPrecision(4)}\n`);
    }
  }
  return values;
}

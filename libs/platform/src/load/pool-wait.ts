import type { Pool, PoolClient } from 'pg';

type Done = (
  error: Error | undefined,
  client: PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void;

/**
 * Watches who waits for a connection.
 * @returns how long the first of them has waited, in milliseconds; 0 where nobody waits
 */
export function watchPool(pool: Pool): () => number {
  const waiting = new Set<{ since: number }>();
  const connect = pool.connect.bind(pool) as { (): Promise<PoolClient>; (done: Done): void };
  const connectFor = (done?: Done): Promise<PoolClient> | void => {
    const turn = { since: performance.now() };
    waiting.add(turn);
    const over = () => waiting.delete(turn);
    try {
      if (!done) return connect().finally(over);
      connect((error, client, release) => {
        over();
        done(error, client, release);
      });
    } catch (error) {
      // a certificate's file that cannot be read
      over();
      throw error;
    }
  };
  pool.connect = connectFor as Pool['connect'];
  return () => {
    for (const { since } of waiting) return performance.now() - since;
    return 0;
  };
}

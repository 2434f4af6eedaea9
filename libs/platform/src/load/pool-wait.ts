import type { Pool, PoolClient } from 'pg';

type Done = (error: Error | undefined, client: PoolClient | undefined, release: (error?: Error | boolean) => void) => void;

/**
 * Watches who waits for a connection.
 * @returns how long the first of them has waited, in milliseconds; 0 where nobody waits
 */
export function watchPool(pool: Pool): () => number {
  const waiting = new Set<{ since: number }>();
  const connect = pool.connect.bind(pool);
  const connectFor = (done?: Done): Promise<PoolClient> | void => {
    const turn = { since: performance.now() };
    waiting.add(turn);
    if (!done) return connect().finally(() => waiting.delete(turn));
    connect((error, client, release) => {
      waiting.delete(turn);
      done(error, client, release);
    });
  };
  pool.connect = connectFor as Pool['connect'];
  return () => {
    for (const { since } of waiting) return performance.now() - since;
    return 0;
  };
}

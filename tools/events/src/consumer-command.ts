import { Pool } from 'pg';
import { databaseUrlOf } from './environment';

const timeoutMs = 600_000;

/**
 * Gives a worker of a service an order and waits until one has carried it out.
 * @param target a consumer group, or `topic <name>`
 * @returns what the worker says came of it
 */
export async function runConsumerCommand(service: string, target: string, command: string): Promise<string> {
  const pool = new Pool({ connectionString: databaseUrlOf(service), max: 1 });
  try {
    const insert = 'INSERT INTO consumer_command (target, command) VALUES ($1, $2) RETURNING id';
    const { rows } = await pool.query<{ id: string }>(insert, [target, command]);
    for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
      const done = 'SELECT result FROM consumer_command WHERE id = $1 AND done_at IS NOT NULL';
      const found = await pool.query<{ result: string }>(done, [rows[0].id]);
      if (found.rows[0]) return found.rows[0].result;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(
      `No worker of ${service} carried out "${command}" for ${target} within ${timeoutMs / 60_000} minutes.`,
    );
  } finally {
    await pool.end();
  }
}

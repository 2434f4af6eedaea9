import { Client } from 'pg';
import { databaseUrlOf } from './environment';

/**
 * A tool whose one command is `verify`, on what a service's database holds in one moment, while the service goes on.
 * @returns the exit code
 */
export async function runVerify(
  service: string,
  usage: string,
  verify: (client: Client) => Promise<number>,
  [command, ...rest]: string[],
): Promise<number> {
  if (command !== 'verify' || rest.length > 0) {
    console.error(usage);
    return command === undefined || command === '--help' ? 0 : 1;
  }
  const client = new Client({ connectionString: databaseUrlOf(service) });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // it may take longer than a request may
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    return await verify(client);
  } finally {
    await client.end();
  }
}

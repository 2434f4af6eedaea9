import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { PostgresStartError } from './errors';

/**
 * A port that is free now. It lies below the range from which Linux takes the near ends of connections: else a client
 * that keeps trying while the server is down may end up connected to itself and hold the port.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new PostgresStartError('PORT_TAKEN', 'No free port was found between 20000 and 32000 on 127.0.0.1.');
}

/** Whether nothing listens on this port of 127.0.0.1 and we may. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // a port that needs rights we lack is the server's to complain about
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EACCES'));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

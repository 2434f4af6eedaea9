import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Failure } from './failure';

const host = '127.0.0.1';

/** Why this process cannot listen there, as an error code; undefined if it can. */
export function refusal(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** @throws Failure where the gateway could not listen */
export async function assertPortFree(port: number): Promise<void> {
  const code = await refusal(port);
  if (code === 'EADDRINUSE') {
    throw new Failure(
      `Port ${port} on ${host} is taken by another program: end that one, or choose another with --port.`,
    );
  }
  if (code === 'EACCES') throw new Failure(`This user may not open port ${port}: choose one above 1023 with --port.`);
  if (code) throw new Failure(`Port ${port} on ${host} cannot be opened (${code}): choose another with --port.`);
}

/**
 * That many free ports. They lie below the range from which Linux takes the near ends of connections: else a client
 * that keeps trying while its server is down may end up connected to itself and hold the port.
 */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  for (let attempt = 0; found.size < count && attempt < 50 * count; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (!found.has(port) && (await refusal(port)) === undefined) found.add(port);
  }
  if (found.size < count) throw new Failure(`No ${count} free ports were found between 20000 and 32000 on ${host}.`);
  return [...found];
}

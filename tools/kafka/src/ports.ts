import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { KafkaStartError } from './errors';

const host = '127.0.0.1';

/** Where clients look for a broker that they were told nothing of. */
const customary = 9092;

/** Kafka's customary port where that is free, else another one. */
export const customaryPort = async (): Promise<number> => ((await isFree(customary)) ? customary : freePort());

/** Whether nothing listens on this port of 127.0.0.1 and we may. */
export function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** @throws KafkaStartError where the port is taken */
export async function claimPort(port: number): Promise<number> {
  if (await isFree(port)) return port;
  throw new KafkaStartError(`Port ${port} on ${host} is taken by another program.`);
}

/**
 * A port that is free now. It lies below the range from which Linux takes the near ends of connections: else a client
 * that keeps trying while the broker is down may end up connected to itself and hold the port.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new KafkaStartError(`No free port was found between 20000 and 32000 on ${host}.`);
}

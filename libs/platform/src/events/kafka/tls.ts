import { readFileSync } from 'node:fs';
import { connect as connectPlainly, isIP, type Socket } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import { ConfigError } from '../../config/load';

const keepAliveDelayMs = 60_000;

interface Destination {
  host: string;
  port: number;
  onConnect: () => void;
}

/**
 * The authorities of a PEM file, read anew each time, so that new ones count without a restart. While the file cannot be read,
 * those that were read last.
 * @throws ConfigError where it cannot be read the first time
 */
function authoritiesIn(file: string): () => Buffer {
  let known: Buffer;
  try {
    known = readFileSync(file);
  } catch (error) {
    throw new ConfigError(`KAFKA_CA_FILE cannot be read: ${(error as Error).message}`);
  }
  return () => {
    try {
      known = readFileSync(file);
    } catch {
      // whoever replaces the file is about to
    }
    return known;
  };
}

/**
 * Makes the connections to brokers. Each resolves the broker's name anew, and reads the authorities' file.
 * @param caFile the authorities behind the brokers' certificates, where the system does not know them
 */
export function socketFactory(tls: boolean, caFile: string | undefined): (to: Destination) => Socket {
  const authorities = tls && caFile ? authoritiesIn(caFile) : () => undefined;
  return ({ host, port, onConnect }) => {
    const servername = isIP(host) ? undefined : host;
    const socket = tls
      ? connectByTls({ host, port, servername, ca: authorities() }, onConnect)
      : connectPlainly({ host, port }, onConnect);
    return socket.setKeepAlive(true, keepAliveDelayMs);
  };
}

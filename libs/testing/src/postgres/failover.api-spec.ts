import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { eventually } from '../service/test-service';
import { type OwnService, ownService } from './own-service';

/** Where the database is found: an address, behind which is the server. */
interface Address {
  server: Server;
  port: number;
  /** The address is gone, with everybody who was there. */
  close(): Promise<void>;
}

async function addressOf(target: number, host: string, port = 0): Promise<Address> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ]) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
    }
  }).listen(port, host);
  await once(server, 'listening');
  return {
    server,
    port: (server.address() as AddressInfo).port,
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a database that moves to another address under its name', () => {
  let service: OwnService;
  let address: Address;
  afterAll(async () => {
    await service?.close();
    await address?.close();
  });

  it('is found there without a restart of the service', async () => {
    service = await ownService(async (url, cluster) => {
      address = await addressOf(cluster.port, '127.0.0.1');
      // a name of two addresses
      return url.replace(/@[^/]+/, `@localhost:${address.port}`);
    });
    const works = () => eventually(async () => (await service.write()).status === 201, 'a written row');
    await works();
    const { port } = address;
    await address.close();
    await eventually(async () => (await service.write()).status === 503, 'a refusal');
    address = await addressOf(service.cluster.port, '::1', port);
    await works();
  });
});

describe('a database that is primary no longer', () => {
  let service: OwnService;
  beforeAll(async () => (service = await ownService(async (url) => url)));
  afterAll(() => service?.close());

  const asSuperuser = async (sql: string) => {
    const client = new Client({ connectionString: service.cluster.superuserUrl() });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };

  it.each(['write', 'change'] as const)('is left by those who %s, and the next connection finds the new one', async (act) => {
    const [status, change] = [async () => (await service[act]()).status, service.change];
    await eventually(async () => (await service.write()).status === 201 && (await change()).status === 200, 'a row');
    await asSuperuser('ALTER ROLE probe_runtime SET default_transaction_read_only = on');
    await service.endSessions();
    await eventually(async () => (await status()) === 503, 'a refusal');
    await asSuperuser('ALTER ROLE probe_runtime RESET default_transaction_read_only');
    await eventually(async () => [200, 201].includes(await status()), 'success', 5_000);
  });
});

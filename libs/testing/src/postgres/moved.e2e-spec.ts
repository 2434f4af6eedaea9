import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probeService } from '../probe/probe.service';
import { client } from '../service/client';
import { serviceDatabase } from '../service/databases';
import { claimsOf, testIssuer, type TestIssuer } from '../service/keys';
import { type ServiceProcess, startProcess } from '../service/process';
import { eventually } from '../service/test-service';
import type { TestDatabase } from './test-database';

jest.setTimeout(60_000);

/** An address at which the database is found. */
interface Address {
  port: number;
  /** Nobody is there any more, and whoever was has been sent away. */
  leave(): Promise<void>;
}

async function addressOf({ hostname, port: target }: URL, host: string, port = 0): Promise<Address> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(Number(target), hostname);
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
    port: (server.address() as AddressInfo).port,
    leave: async () => {
      sockets.forEach((socket) => socket.destroy());
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** With file systems of its own, a process has a file of hosts of its own. */
const separates = spawnSync('unshare', ['--mount', 'mount', '--bind', '/etc/hosts', '/etc/hosts']).status === 0;
if (!separates) process.stderr.write('A database that moves is not tested: that takes root and unshare\n');

(separates ? describe : describe.skip)('a database that moves to another address under its name [needs root]', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ovipro-test-hosts-'));
  const hosts = join(folder, 'hosts');
  const name = 'database.test';
  const pointTo = (address: string) => writeFileSync(hosts, `127.0.0.1 localhost\n${address} ${name}\n`);
  let [database, issuer, service]: [TestDatabase?, TestIssuer?, ServiceProcess?] = [];
  const addresses: Address[] = [];

  afterAll(async () => {
    await service?.kill();
    await Promise.all(addresses.map((address) => address.leave()));
    await issuer?.close();
    await database?.drop();
    rmSync(folder, { recursive: true });
  });

  it('is found there without a restart of the service', async () => {
    [database, issuer] = await Promise.all([serviceDatabase(probeService.persistence), testIssuer()]);
    const url = new URL(database.runtimeUrl);
    addresses.push(await addressOf(url, '127.0.0.2'));
    pointTo('127.0.0.2');
    const [{ port }] = addresses;
    url.host = `${name}:${port}`;
    const env = { ROLE: 'api', DATABASE_URL: url.href, EVENTS_DATABASE_URL: url.href, JWKS_URL: issuer.jwksUrl };
    const own = ['unshare', '--mount', 'sh', '-c', `mount --bind ${hosts} /etc/hosts && exec "$@"`, 'sh'];
    service = await startProcess(join(__dirname, '../../dist/probe/main.js'), env, own);
    const token = await issuer.token(claimsOf('agent', { agencyOfficeIds: [randomUUID()] }));
    const send = client(service.url);
    const status = async () => (await send('POST', '/probes', { token, body: { amount: 1 } })).status;
    await eventually(async () => (await status()) === 201, 'a written row');
    await addresses[0].leave();
    await eventually(async () => (await status()) === 503, 'a refusal');
    addresses.push(await addressOf(new URL(database.runtimeUrl), '127.0.0.3', port));
    expect(await status()).toBe(503);
    pointTo('127.0.0.3');
    await eventually(async () => (await status()) === 201, 'a written row', 10_000);
  });
});

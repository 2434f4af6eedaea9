import { mkdtempSync, rmSync } from 'node:fs';
import { chmod, chown, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from '../service/test-service';
import { type Authority, describeWithOpenssl, testAuthority } from '../tls/authority';
import { type OwnService, ownService } from './own-service';
import type { OwnCluster } from './own-cluster';

const nobody = 65_534;

/** Replaces a file as Kubernetes does: at once. */
async function replace(file: string, text: string, forServer = false): Promise<void> {
  const draft = `${file}.new`;
  await writeFile(draft, text);
  if (forServer) await chmod(draft, 0o600);
  if (forServer && process.getuid?.() === 0) await chown(draft, nobody, nobody);
  await rename(draft, file);
}

/** Has the server show a certificate of the authority to whoever connects from now on. */
async function present(cluster: OwnCluster, authority: Authority): Promise<void> {
  const { key, certificate } = authority.serverKeyPair();
  const folder = join(cluster.dataDir, 'cluster');
  await replace(join(folder, 'server.key'), key, true);
  await replace(join(folder, 'server.crt'), certificate, true);
  const client = new Client({ connectionString: cluster.superuserUrl() });
  await client.connect();
  await client.query('ALTER SYSTEM SET ssl = on');
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

describeWithOpenssl('TLS to PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ovipro-test-tls-'));
  const caFile = join(folder, 'ca.crt');
  const [first, second] = ['first', 'second'].map(testAuthority);
  let service: OwnService;

  beforeAll(async () => {
    await replace(caFile, first.certificate);
    service = await ownService(async (url, cluster) => {
      await present(cluster, first);
      return `${url}?sslmode=verify-full&sslrootcert=${caFile}`;
    });
  });
  afterAll(async () => {
    await service?.close();
    [first, second].forEach((authority) => authority.remove());
    rmSync(folder, { recursive: true });
  });

  const status = async () => (await service.write()).status;
  /** Sessions that began before the server or a file was changed go on; the next ones do not. */
  const isRefused = () =>
    eventually(async () => {
      await service.endSessions();
      return (await status()) === 503;
    }, 'a refusal');
  const works = () => eventually(async () => (await status()) === 201, 'a written row');

  it('is what the service speaks, to a server that its authority vouches for', async () => {
    await works();
    const { rows } = await service.db.query<{ ssl: boolean }>(
      `SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'probe'`,
    );
    expect(rows).toEqual([{ ssl: true }]);
  });

  it('takes a new certificate of the server, and a new authority, without a restart of the service', async () => {
    await present(service.cluster, second);
    await isRefused();
    await replace(caFile, second.certificate);
    await works();
  });

  it('is refused to a server of another authority, which is 503', async () => {
    await replace(caFile, first.certificate);
    await isRefused();
    expect(await status()).toBe(503);
    await replace(caFile, second.certificate);
    await works();
  });
});

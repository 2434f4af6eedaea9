import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { ownCluster, type OwnCluster } from './own-cluster';

async function ask(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  let rows: unknown[] = [];
  for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
  await client.end();
  return rows;
}

describe('ownCluster', () => {
  let cluster: OwnCluster;

  beforeAll(async () => {
    cluster = await ownCluster({ work_mem: '5MB' });
  });

  afterAll(() => cluster.dispose());

  it('forces to disk what it acknowledges', async () => {
    const rows = await ask(
      cluster.superuserUrl(),
      `SELECT current_setting('fsync') || current_setting('synchronous_commit') || current_setting('work_mem') AS set`,
    );
    expect(rows).toEqual([{ set: 'onon5MB' }]);
  });

  it('keeps port, password and rows over a killed postmaster', async () => {
    const url = cluster.superuserUrl();
    await ask(url, 'CREATE TABLE kept (n int)', 'INSERT INTO kept VALUES (1)');
    const pid = cluster.pid;
    expect(await cluster.killPostmaster()).toEqual({ code: null, signal: 'SIGKILL' });
    await cluster.restart();
    expect(cluster.pid).not.toBe(pid);
    expect(await ask(url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('restarts a running server, and disposes of a killed one', async () => {
    const other = await ownCluster();
    await other.restart();
    expect(await ask(other.superuserUrl(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await other.killPostmaster();
    await other.dispose();
    expect(existsSync(other.dataDir)).toBe(false);
  });
});

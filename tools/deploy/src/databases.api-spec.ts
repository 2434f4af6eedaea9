import { leadService } from '@ovipro/lead';
import { migrate } from '@ovipro/platform/server';
import { runtimeSettings, startPostgres, urlFor } from '@ovipro/postgres';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { root } from './files';

const psql = spawnSync('psql', ['--version']).status === 0;
if (!psql) process.stderr.write('docker/postgres/databases.sh is not tested: psql is not installed\n');

(psql ? describe : describe.skip)('docker/postgres/databases.sh [needs psql]', () => {
  it('makes databases that owners migrate, runtime roles read, and nobody else enters', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'ovipro-compose-'));
    const postgres = await startPostgres({ dataDir, durable: false });
    const superuserUrl = postgres.superuserUrl();
    const { hostname, port, username, password } = new URL(superuserUrl);
    execFileSync('bash', [join(root, 'docker/postgres/databases.sh')], {
      env: {
        PATH: process.env.PATH,
        POSTGRES_USER: decodeURIComponent(username),
        PGHOST: hostname,
        PGPORT: port,
        PGPASSWORD: decodeURIComponent(password),
        OVIPRO_DATABASES: 'lead asset-requirement',
        OVIPRO_OWNER_PASSWORD: "own'er",
        OVIPRO_RUNTIME_PASSWORD: 'run"time',
      },
    });
    try {
      const names = await migrate(leadService.persistence, urlFor(superuserUrl, 'lead', 'lead_owner', "own'er"));
      expect(names.length).toBeGreaterThan(0);
      const runtime = new Client(urlFor(superuserUrl, 'lead', 'lead_runtime', 'run"time'));
      await runtime.connect();
      expect((await runtime.query('SELECT count(*)::int AS leads FROM lead')).rows).toEqual([{ leads: 0 }]);
      await expect(runtime.query('CREATE TABLE other (id int)')).rejects.toThrow(/permission denied/);
      const set = Object.keys(runtimeSettings).map((name) => `current_setting('${name}') AS ${name}`);
      expect((await runtime.query(`SELECT ${set.join()}`)).rows).toEqual([runtimeSettings]);
      await runtime.end();
      const stranger = new Client(urlFor(superuserUrl, 'asset_requirement', 'lead_runtime', 'run"time'));
      await expect(stranger.connect()).rejects.toThrow(/permission denied/);
    } finally {
      await postgres.stop('immediate');
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 60_000);
});

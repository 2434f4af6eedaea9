import { migrate, pendingChanges } from '@ovipro/platform/server';
import { createDatabase, startPostgres } from '@ovipro/postgres';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { services } from '@ovipro/deploy';

/** Statements that the entities would need and no migration has: none, where the migrations are complete. */
export async function pendingMigrations(): Promise<string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ovipro-migrations-'));
  const postgres = await startPostgres({ dataDir, durable: false });
  try {
    const pending: string[] = [];
    for (const { persistence } of services) {
      const name = persistence.name.replaceAll('-', '_');
      const { ownerUrl } = await createDatabase(postgres.superuserUrl(), {
        name,
        ownerPassword: randomUUID(),
        runtimePassword: randomUUID(),
      });
      await migrate(persistence, ownerUrl);
      pending.push(...(await pendingChanges(persistence, ownerUrl)).map((statement) => `${name}: ${statement}`));
    }
    return pending;
  } finally {
    await postgres.stop('immediate');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

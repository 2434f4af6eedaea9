import { eventLog, migrate, type Persistence } from '@ovipro/platform/server';
import { listVariable, type Migration } from './migrations';

function persistenceOf({ name, module }: Migration): Persistence {
  if (!module) return eventLog;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const exported = Object.values(require(module) as Record<string, { name?: string; persistence?: Persistence }>);
  const found = exported.find((each) => each?.name === name && each.persistence)?.persistence;
  if (!found) throw new Error(`${module} exports no service of the name ${name}`);
  return found;
}

/** All of them in one process: the platform is loaded once. */
async function run(migrations: Migration[]): Promise<void> {
  const results = await Promise.allSettled(migrations.map((each) => migrate(persistenceOf(each), each.ownerUrl)));
  results.forEach((result, index) => {
    const { name } = migrations[index];
    if (result.status === 'fulfilled') {
      if (result.value.length > 0) console.log(`${name}: ${result.value.join(', ')}`);
      return;
    }
    console.error(`${name}: ${String(result.reason instanceof Error ? result.reason.stack : result.reason)}`);
    process.exitCode = 1;
  });
}

void run(JSON.parse(process.env[listVariable] ?? '[]') as Migration[]);

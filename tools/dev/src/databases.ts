import { createDatabase, type DatabaseUrls } from '@ovipro/postgres';
import { eventsDatabase } from './services';
import type { Secrets } from './secrets';

/** Connection URLs by database name. */
export type Databases = Record<string, DatabaseUrls>;

const passwords = (name: string): { owner: string; runtime: string } => ({
  owner: `${name}.owner`,
  runtime: `${name}.runtime`,
});

/** Names of the secrets that the databases of these services need. */
export const databaseSecrets = (names: string[]): string[] =>
  [eventsDatabase, ...names].flatMap((name) => Object.values(passwords(name)));

/** A database for each service and one for the event log, with an owner and a runtime role each. */
export async function createDatabases(superuserUrl: string, names: string[], secrets: Secrets): Promise<Databases> {
  const result: Databases = {};
  for (const name of [eventsDatabase, ...names]) {
    const { owner, runtime } = passwords(name);
    result[name] = await createDatabase(superuserUrl, {
      name,
      ownerPassword: secrets.get(owner),
      runtimePassword: secrets.get(runtime),
    });
  }
  return result;
}

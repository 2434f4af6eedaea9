import { eventLog, migrate, type Persistence } from '@ovipro/platform/server';
import { testDatabase, type TestDatabase } from '../postgres/test-database';

/** A migrated database of a service, for one test file. */
export const serviceDatabase = (persistence: Persistence): Promise<TestDatabase> =>
  testDatabase({
    name: persistence.name.replaceAll('-', '_'),
    migrate: async (url) => void (await migrate(persistence, url)),
  });

/** An event log of the `postgres` transport, for one test file. */
export const eventsDatabase = (): Promise<TestDatabase> => serviceDatabase(eventLog);

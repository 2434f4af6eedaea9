import { join } from 'node:path';
import type { Databases } from './databases';
import { eventsDatabase, services } from './services';

/** What is to be migrated: a compiled module that exports the service, none for the event log; and the owner's URL. */
export interface Migration {
  name: string;
  module?: string;
  ownerUrl: string;
}

/** The variable that carries the list, as passwords have no business among a process's arguments. */
export const listVariable = 'OVIPRO_MIGRATIONS';

/** Every database that has to be brought up to date. */
export const allMigrations = (root: string, databases: Databases): Migration[] => [
  { name: eventsDatabase, ownerUrl: databases[eventsDatabase].ownerUrl },
  ...services.map(({ name, folder }) => ({
    name,
    module: join(root, 'apps', folder, 'dist', 'index.js'),
    ownerUrl: databases[name].ownerUrl,
  })),
];

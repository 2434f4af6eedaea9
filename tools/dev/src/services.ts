import type { DataFolder } from './data-folder';

/** A service that `npm start` runs: one process with both roles, one database. */
export interface ServiceEntry {
  /** Also its database's and, in capitals, that of `<NAME>_URL` and `<NAME>_DATABASE_URL`. */
  name: string;
  /** Below `apps`. */
  folder: string;
  /** Names of the secrets it gets besides, kept in `secrets.json`. */
  secrets?: string[];
  /** What else it is told. */
  environment?(folder: DataFolder): Record<string, string>;
}

export const services: ServiceEntry[] = [
  { name: 'agency', folder: 'agency', secrets: ['SIGNING_KEY_SECRET'] },
  { name: 'lead', folder: 'lead' },
  { name: 'meeting', folder: 'meeting' },
  { name: 'assignment', folder: 'assignment' },
  {
    name: 'asset-requirement',
    folder: 'asset-requirement',
    environment: ({ mail }) => ({ MAIL_DIRECTORY: mail, MAIL_WINDOW_SECONDS: '5' }),
  },
];

/** Database of the `postgres` transport. */
export const eventsDatabase = 'events';

/** `asset-requirement` becomes `ASSET_REQUIREMENT_URL`. */
export const variable = (service: string, suffix: string): string =>
  `${service.toUpperCase().replaceAll('-', '_')}_${suffix}`;

/** Names of what the services keep secret besides their databases' passwords. */
export const allSecrets = services.flatMap((service) => service.secrets ?? []);

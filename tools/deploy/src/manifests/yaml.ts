import { stringify } from 'yaml';

const head = '# Written by `npm run generate`, from the code. Do not edit.\n';

/** A file of manifests. */
export const manifests = (...objects: object[]): string =>
  head +
  objects
    .map((object) => stringify(object, { lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false }))
    .join('---\n');

export const databaseOf = (service: string): string => service.replaceAll('-', '_');

/** The name of a service's PostgreSQL cluster. */
export const clusterOf = (service: string): string => `${service}-db`;

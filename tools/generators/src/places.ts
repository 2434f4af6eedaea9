import { join } from 'node:path';
import { words } from './words';

/** Where things stand, from the root of the repository. */
export const serviceFile = (service: string): string => `apps/${service}/src/service.ts`;
export const contractsOf = (service: string): string => `libs/contracts/src/${service}`;

/** The variable that describes a service, as in `leadService`. */
export const serviceVariable = (service: string): string => `${words(service).camel}Service`;

export const templates = (name: string): string => join(__dirname, '../templates', name);

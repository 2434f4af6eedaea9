import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(dirname(require.resolve('@ovipro/contracts/package.json')), 'asyncapi');
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

/** The JSON Schema of each event's data, by file name: what stands below {@link schemaPath}. */
export const eventSchemas = new Map(readdirSync(join(folder, 'schemas')).map((file) => [file, read('schemas', file)]));

/** Where the gateway serves the schema of an event. */
export const schemaPath = (event: string): string => `/schemas/events/${event}.json`;

/** The AsyncAPI document of all events. */
export const asyncApi = read('asyncapi.json');

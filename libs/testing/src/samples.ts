import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const contracts = join(__dirname, '../../contracts/src');

/** A request or answer of the API references, as in `sampleOf('lead', 'lead.create.request')`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- samples are of any shape
export const sampleOf = <T = any>(service: string, name: string): T =>
  JSON.parse(readFileSync(join(contracts, service, 'samples', `${name}.json`), 'utf8')) as T;

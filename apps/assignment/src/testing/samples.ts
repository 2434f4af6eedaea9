import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../../../libs/contracts/src/assignment/samples');

/** A request or answer of the API reference, as in `salesAssignment.create.request`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- samples are of any shape
export const sampleOf = <T = any>(name: string): T =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const load = createRequire(__filename);
const platform = dirname(load.resolve('@ovipro/platform'));

/** A file of the platform, as the process itself loads it. Nothing of it is a public interface. */
export const inside = <T>(file: string): T => load(join(platform, file)) as T;

export interface Row {
  id: string;
  eventId: string;
  headers: Record<string, string>;
}

export interface RelayInside {
  prototype: {
    take(connection: { query(sql: string, values: unknown[]): Promise<unknown> }): Promise<Row[]>;
    publish(rows: Row[]): Promise<void>;
  };
}

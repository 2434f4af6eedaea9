import type { Service } from '@ovipro/platform';
import { serviceDatabase, type TestDatabase } from '@ovipro/testing';
import { Pool } from 'pg';

/** A database that a tool works on, and what the tool has printed in a test. */
export interface ToolDatabase {
  /** As its owner. */
  owner: Pool;
  /** The database as the tool knows it. */
  runtimeUrl: string;
  printed: string[];
}

/** Gives the tests of a file a database of a service, which the environment names alone, and keeps what is printed. */
export function toolDatabase({ name, persistence }: Pick<Service, 'name' | 'persistence'>): ToolDatabase {
  const tool = {} as ToolDatabase;
  const variables = { ...process.env };
  let database: TestDatabase;
  const print = (line: string): void => void tool.printed.push(line);
  beforeAll(async () => {
    database = await serviceDatabase(persistence);
    tool.owner = new Pool({ connectionString: database.ownerUrl, max: 1 });
    tool.runtimeUrl = database.runtimeUrl;
    for (const each of Object.keys(process.env).filter((key) => key.endsWith('_DATABASE_URL')))
      delete process.env[each];
    process.env[`${name.toUpperCase()}_DATABASE_URL`] = database.runtimeUrl;
  });
  afterAll(async () => {
    process.env = variables;
    await tool.owner?.end();
    await database?.drop();
  });
  beforeEach(() => {
    tool.printed = [];
    jest.spyOn(console, 'log').mockImplementation(print);
    jest.spyOn(console, 'error').mockImplementation(print);
  });
  afterEach(() => jest.restoreAllMocks());
  return tool;
}

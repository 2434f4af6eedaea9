/** Names the run's superuser URL to the workers. */
export const URL_VARIABLE = 'OVIPRO_TEST_POSTGRES_URL';

/** Every template database of a test run starts like this. */
export const TEMPLATE_PREFIX = 'test_tpl_';

/**
 * The last guard before a database is made, dropped or its sessions are ended.
 *
 * @throws Error unless the name contains "test"
 */
export function assertTestName(database: string): void {
  if (!database.includes('test')) throw new Error(`"${database}" is not a test database: it is left alone.`);
}

/**
 * Superuser URL of the server of this test run.
 *
 * @throws Error outside of jest
 */
export function testServerUrl(): string {
  const url = process.env[URL_VARIABLE];
  if (!url)
    throw new Error(`${URL_VARIABLE} is not set: run the tests with jest, whose globalSetup starts PostgreSQL.`);
  return url;
}

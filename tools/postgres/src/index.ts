export {
  connectGrants,
  createDatabase,
  runtimeSettings,
  settingStatements,
  urlFor,
  type DatabaseOptions,
  type DatabaseUrls,
} from './databases';
export { PostgresStartError, type PostgresStartErrorCode } from './errors';
export { freePort } from './ports';
export { startPostgres, type RunningPostgres, type StartOptions } from './start';
export type { Exit, StopMode } from './server';

export { ownCluster, type OwnCluster } from './postgres/own-cluster';
export { testDatabase, type TestDatabase, type TestDatabaseOptions } from './postgres/test-database';

import { settingStatements } from '@ovipro/postgres';
import { clusterOf, databaseOf, manifests } from './yaml';

/** What a role may do that only reads and writes: the statements of tools/postgres. */
const grantsOf = (owner: string, runtime: string, database: string): string[] => [
  `CREATE ROLE ${runtime} LOGIN`,
  ...settingStatements(runtime),
  `REVOKE CONNECT ON DATABASE ${database} FROM PUBLIC`,
  `GRANT CONNECT ON DATABASE ${database} TO ${runtime}`,
  `ALTER SCHEMA public OWNER TO ${owner}`,
  'REVOKE ALL ON SCHEMA public FROM PUBLIC',
  `GRANT USAGE ON SCHEMA public TO ${runtime}`,
  `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${runtime}`,
  `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} GRANT USAGE, SELECT ON SEQUENCES TO ${runtime}`,
  `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} GRANT EXECUTE ON FUNCTIONS TO ${runtime}`,
];

function cluster(service: string): object {
  const database = databaseOf(service);
  const [owner, runtime] = [`${database}_owner`, `${database}_runtime`];
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name: clusterOf(service) },
    spec: {
      instances: 3,
      imageCatalogRef: {
        apiGroup: 'postgresql.cnpg.io',
        kind: 'ClusterImageCatalog',
        name: 'postgresql-system-trixie',
        major: 18,
      },
      bootstrap: {
        initdb: {
          database,
          owner,
          secret: { name: `${service}-database-owner` },
          postInitApplicationSQL: grantsOf(owner, runtime, database),
        },
      },
      managed: {
        roles: [
          { name: runtime, ensure: 'present', login: true, passwordSecret: { name: `${service}-database-runtime` } },
        ],
      },
      postgresql: { parameters: { max_connections: '200', shared_buffers: '512MB' } },
      storage: { size: '50Gi' },
      resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '4', memory: '2Gi' } },
    },
  };
}

/** A cluster for each service: its database, owner and runtime role. */
export const postgresClusters = (services: string[]): string => manifests(...services.map(cluster));

/** Shows a service's processes the authority of its cluster, where `sslrootcert` of their URLs names it. */
const authorityOf = (service: string) => ({
  target: { kind: 'Deployment|Job', labelSelector: `app.kubernetes.io/name=${service}` },
  patch: manifests([
    {
      op: 'add',
      path: '/spec/template/spec/volumes/-',
      value: {
        name: 'database-ca',
        secret: { secretName: `${clusterOf(service)}-ca`, items: [{ key: 'ca.crt', path: 'ca.crt' }] },
      },
    },
    {
      op: 'add',
      path: '/spec/template/spec/containers/0/volumeMounts/-',
      value: { name: 'database-ca', mountPath: '/etc/database-ca', readOnly: true },
    },
  ]).replace(/^#.*\n/, ''),
});

/** The clusters as a component of an overlay. */
export const postgresComponent = (services: string[]): string =>
  manifests({
    apiVersion: 'kustomize.config.k8s.io/v1alpha1',
    kind: 'Component',
    resources: ['clusters.yaml'],
    patches: services.map(authorityOf),
  });

/** A base backup of each cluster, at an hour of the night of its own. */
export const postgresBackups = (services: string[]): string =>
  manifests(
    ...services.map((service, index) => ({
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'ScheduledBackup',
      metadata: { name: clusterOf(service) },
      spec: {
        // of six fields; the first are seconds
        schedule: `0 ${index * 10} 1 * * *`,
        backupOwnerReference: 'self',
        cluster: { name: clusterOf(service) },
        method: 'plugin',
        pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
      },
    })),
  );

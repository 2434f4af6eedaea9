import { consumerGroups, topics, userOf } from '@ovipro/contracts';
import type { Service } from '@ovipro/platform';
import { variablesOf } from '../variables';
import { manifests } from './yaml';

interface EnvironmentEntry {
  name: string;
  value?: string;
  valueFrom?: object;
}

const secret = (name: string, secretName: string, key: string): EnvironmentEntry => ({
  name,
  valueFrom: { secretKeyRef: { name: secretName, key } },
});

const users = new Set([...consumerGroups.map(userOf), ...topics.flatMap(({ owner }) => owner ?? [])]);

/** What a service must be told that is no secret of its database, by the end of its name a secret: `<service>-secrets`. */
const ownSecrets = ({ name, config }: Service): EnvironmentEntry[] =>
  variablesOf(config)
    .filter((variable) => variable.required && variable.name.endsWith('_SECRET'))
    .map((variable) => secret(variable.name, `${name}-secrets`, variable.name.toLowerCase().replaceAll('_', '-')));

const logIn = ({ name }: Service): EnvironmentEntry[] =>
  users.has(name) ? [{ name: 'KAFKA_USERNAME', value: name }, secret('KAFKA_PASSWORD', name, 'password')] : [];

const patch = (kind: string, name: string, env: EnvironmentEntry[], apiVersion: string) => ({
  target: { kind, name },
  patch: manifestOf({
    apiVersion,
    kind,
    metadata: { name },
    spec: { template: { spec: { containers: [{ name: 'app', env }] } } },
  }),
});

const manifestOf = (object: object): string => manifests(object).replace(/^#.*\n/, '');

/** `k8s/base/<service>`: what every service has, under its name, with its image, settings and secrets by reference. */
export function serviceBase(service: Service): string {
  const { name } = service;
  const database = secret('DATABASE_URL', `${name}-database`, 'url');
  const owner = secret('OWNER_DATABASE_URL', `${name}-database`, 'owner-url');
  const own = ownSecrets(service);
  return manifests({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['../../service'],
    namePrefix: `${name}-`,
    labels: [{ pairs: { 'app.kubernetes.io/name': name }, includeSelectors: true }],
    configMapGenerator: [{ name: 'config', literals: ['DATABASE_POOL_SIZE=10'] }],
    images: [{ name: 'ovipro/app', newName: `ovipro/${name}` }],
    patches: [
      patch('Deployment', 'api', [database, ...own], 'apps/v1'),
      patch('Deployment', 'worker', [database, ...own, ...logIn(service)], 'apps/v1'),
      patch('Job', 'migrate', [owner], 'batch/v1'),
    ],
  });
}

const variable = (service: string, suffix: string): string => `${service.toUpperCase().replaceAll('-', '_')}_${suffix}`;

/** `k8s/base/gateway`: where each service is. */
export const gatewayBase = (services: Service[]): string =>
  manifests({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: ['gateway.yaml'],
    configMapGenerator: [
      {
        name: 'gateway-config',
        literals: services.flatMap(({ name }) => [
          `${variable(name, 'URL')}=http://${name}-api:8080`,
          `${variable(name, 'MANAGEMENT_URL')}=http://${name}-worker:9090`,
        ]),
      },
    ],
  });

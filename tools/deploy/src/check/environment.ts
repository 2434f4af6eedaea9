import { ConfigError } from '@ovipro/platform';
import { loadConfig } from '@ovipro/platform/server';
import { configs, migrationVariables } from '../processes';
import { variablesOf } from '../variables';
import type { Manifest } from './render';
import type { Container, Workload } from './workload';

/** Stands for what a cluster takes from a Secret. */
const ofSecret = 'a secret of the cluster that is long enough';

type Environment = Record<string, string>;

/** What a container is told. */
export function environmentOf({ env = [], envFrom = [] }: Container, manifests: Manifest[]): Environment {
  const maps = envFrom.map(({ configMapRef }) => {
    const map = manifests.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMapRef?.name);
    return map ? (map.data ?? {}) : { [`(ConfigMap ${configMapRef?.name} is missing)`]: '' };
  });
  const own = env.map(({ name, value, valueFrom }) => [name, valueFrom ? ofSecret : (value ?? '')]);
  return Object.assign({}, ...maps, Object.fromEntries(own)) as Environment;
}

function loadFault(config: new () => object, environment: Environment): string[] {
  try {
    loadConfig(config, environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return [error.message];
    throw error;
  }
}

/**
 * How what a process is told differs from what it reads: variables that its `config.ts` does not declare, required ones that
 * are not set, values that it would refuse.
 */
export function environmentFaults(workload: Workload, manifests: Manifest[]): string[] {
  const app = workload.metadata.labels?.['app.kubernetes.io/name'] ?? '';
  const config = configs.get(app);
  if (!config) return [`is of ${app || 'no app'}, which has no config class`];
  const migrates = workload.kind === 'Job';
  return workload.spec.template.spec.containers.flatMap((container) => {
    const environment = environmentOf(container, manifests);
    const declared = migrates ? migrationVariables : variablesOf(config).map(({ name }) => name);
    const unknown = Object.keys(environment).filter((name) => !declared.includes(name));
    const absent = migrates ? migrationVariables.filter((name) => !(name in environment)) : [];
    return [
      ...unknown.map((name) => `is told ${name}, which nothing declares`),
      ...absent.map((name) => `is not told ${name}`),
      ...(migrates ? [] : loadFault(config, environment)),
    ];
  });
}

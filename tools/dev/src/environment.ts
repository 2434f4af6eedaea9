import type { Databases } from './databases';
import type { Secrets } from './secrets';
import { allSecrets, eventsDatabase, type ServiceEntry, variable } from './services';

/** What is decided once for a run. */
export interface Addresses {
  gatewayPort: number;
  /** By service. */
  ports: Record<string, number>;
  /** By service, and of the gateway. */
  managementPorts: Record<string, number>;
  /** Where events go over Kafka: its brokers, as in `127.0.0.1:9092`. */
  kafkaBrokers?: string;
}

export interface Allotment extends Addresses {
  databases: Databases;
}

/** The service that issues tokens. */
const issuer = 'agency';

export const gatewayName = 'gateway';

export const urlOf = (port: number): string => `http://127.0.0.1:${port}`;

const schemaBase = (gatewayUrl: string): string => `${gatewayUrl}/schemas/events`;

/** What every process of the system reads from its environment. */
function common({ gatewayPort, ports, managementPorts }: Addresses, name: string, port: number): NodeJS.ProcessEnv {
  return {
    ...inherited(),
    PORT: String(port),
    HOST: '127.0.0.1',
    MANAGEMENT_PORT: String(managementPorts[name]),
    MANAGEMENT_HOST: '127.0.0.1',
    NODE_ENV: process.env.NODE_ENV === 'production' ? 'production' : 'development',
    LOG_LEVEL: process.env.LOG_LEVEL || 'info',
    JWKS_URL: `${urlOf(ports[issuer])}/jwks.json`,
    SCHEMA_BASE: schemaBase(urlOf(gatewayPort)),
  };
}

const transportEnvironment = (eventsUrl: string, kafkaBrokers?: string): NodeJS.ProcessEnv =>
  kafkaBrokers
    ? { EVENT_TRANSPORT: 'kafka', KAFKA_BROKERS: kafkaBrokers }
    : { EVENT_TRANSPORT: 'postgres', EVENTS_DATABASE_URL: eventsUrl };

export const serviceEnvironment = (
  service: ServiceEntry,
  allotment: Allotment,
  secrets: Secrets,
): NodeJS.ProcessEnv => ({
  ...common(allotment, service.name, allotment.ports[service.name]),
  ROLE: 'both',
  DATABASE_URL: allotment.databases[service.name].runtimeUrl,
  ...transportEnvironment(allotment.databases[eventsDatabase].runtimeUrl, allotment.kafkaBrokers),
  ...Object.fromEntries((service.secrets ?? []).map((name) => [name, secrets.get(name)])),
});

export const gatewayEnvironment = (addresses: Addresses): NodeJS.ProcessEnv => ({
  CORS_ORIGINS: 'loopback',
  ...common(addresses, gatewayName, addresses.gatewayPort),
  ...Object.fromEntries(Object.entries(addresses.ports).map(([name, port]) => [variable(name, 'URL'), urlOf(port)])),
  ...Object.fromEntries(
    Object.keys(addresses.ports).map((name) => [
      variable(name, 'MANAGEMENT_URL'),
      urlOf(addresses.managementPorts[name]),
    ]),
  ),
});

/** What tools have to know of a running system. */
export interface SystemUrls {
  gatewayUrl: string;
  /** The event log. */
  eventsUrl: string;
  kafkaBrokers?: string;
  /** By name; the databases as the services themselves know them. */
  services: Record<string, { url: string; managementUrl: string; databaseUrl: string }>;
}

/** What tools for a running system read: where it is, and the secrets of all services. */
export const toolEnvironment = (where: SystemUrls, secrets: Secrets): NodeJS.ProcessEnv => ({
  ...transportEnvironment(where.eventsUrl, where.kafkaBrokers),
  SCHEMA_BASE: schemaBase(where.gatewayUrl),
  ...Object.fromEntries(
    Object.entries(where.services).flatMap(([name, { url, managementUrl, databaseUrl }]) => [
      [variable(name, 'URL'), url],
      [variable(name, 'MANAGEMENT_URL'), managementUrl],
      [variable(name, 'DATABASE_URL'), databaseUrl],
    ]),
  ),
  ...Object.fromEntries(allSecrets.map((name) => [name, secrets.get(name)])),
});

/** Our own environment, for settings we know nothing of; but for what npm and PostgreSQL's clients would make of it. */
export function inherited(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|PG|INIT_CWD$)/.test(name));
  // two of glibc's arenas are enough for programs that compute on one thread
  return { MALLOC_ARENA_MAX: '2', ...Object.fromEntries(kept) };
}

import { ConfigError } from '@ovipro/platform';
import {
  type EventTransport,
  EventTransportConfig,
  createEventTransport,
  createLogger,
  loadConfig,
} from '@ovipro/platform/server';

/** The transport that the environment names: `EVENT_TRANSPORT` with `EVENTS_DATABASE_URL` or `KAFKA_BROKERS`. */
export function transportOf(): EventTransport {
  return createEventTransport(
    loadConfig(EventTransportConfig, process.env),
    'events-tool',
    createLogger('events', 'warn'),
  );
}

/** As in `LEAD_DATABASE_URL`. */
export const variable = (service: string, suffix: string): string =>
  `${service.toUpperCase().replaceAll('-', '_')}_${suffix}`;

/** @throws ConfigError naming the variable that is missing */
export function databaseUrlOf(service: string): string {
  const name = variable(service, 'DATABASE_URL');
  const url = process.env[name];
  if (!url)
    throw new ConfigError(`${name} is not set: start the system with npm start, or name the database of ${service}.`);
  return url;
}

/** The services that the environment names a database of. */
export const knownServices = (): string[] =>
  Object.keys(process.env)
    .filter((name) => name.endsWith('_DATABASE_URL') && name !== 'EVENTS_DATABASE_URL' && name !== 'OWNER_DATABASE_URL')
    .map((name) =>
      name
        .replace(/_DATABASE_URL$/, '')
        .toLowerCase()
        .replaceAll('_', '-'),
    );

/** The management port of a service, if the environment says where it is. */
export const managementUrlOf = (service: string): string | undefined =>
  process.env[variable(service, 'MANAGEMENT_URL')];

export const isProduction = (): boolean => process.env.NODE_ENV === 'production';

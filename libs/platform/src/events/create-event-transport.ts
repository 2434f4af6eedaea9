import type { EventTransportConfig } from '../config/event-transport-config';
import { ConfigError } from '../config/load';
import type { Logger } from '../telemetry/logger';
import type { EventTransport } from './event-transport';
import { KafkaTransport } from './kafka/kafka-transport';
import { PostgresTransport } from './postgres/postgres-transport';

/** The event transport that the configuration names. @throws ConfigError for a missing setting */
export function createEventTransport(config: EventTransportConfig, client: string, logger: Logger): EventTransport {
  if (config.eventTransport === 'kafka') return new KafkaTransport(config, client, logger);
  if (!config.eventsDatabaseUrl) throw new ConfigError('EVENTS_DATABASE_URL is required for EVENT_TRANSPORT postgres');
  return new PostgresTransport(config.eventsDatabaseUrl, logger);
}

import type { CarrierConfig } from '../config/carrier-config';
import { ConfigError } from '../config/load';
import type { Logger } from '../telemetry/logger';
import type { Carrier } from './carrier';
import { KafkaCarrier } from './kafka/kafka-carrier';
import { PostgresCarrier } from './postgres/postgres-carrier';

/** The carrier that the configuration names. */
export function createCarrier(config: CarrierConfig, client: string, logger: Logger): Carrier {
  if (config.eventCarrier === 'kafka') return new KafkaCarrier(config, client, logger);
  if (!config.eventsDatabaseUrl) throw new ConfigError('EVENTS_DATABASE_URL is required for EVENT_CARRIER postgres');
  return new PostgresCarrier(config.eventsDatabaseUrl, logger);
}

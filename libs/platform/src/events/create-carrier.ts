import { ConfigError } from '../config/load';
import type { Logger } from '../telemetry/logger';
import type { Carrier } from './carrier';
import { PostgresCarrier } from './postgres/postgres-carrier';

export interface CarrierConfig {
  eventCarrier: 'postgres' | 'kafka';
  eventsDatabaseUrl?: string;
}

/** The carrier that the configuration names. */
export function createCarrier(config: CarrierConfig, _client: string, logger: Logger): Carrier {
  if (config.eventCarrier === 'kafka') throw new ConfigError('EVENT_CARRIER kafka is not built yet');
  if (!config.eventsDatabaseUrl) throw new ConfigError('EVENTS_DATABASE_URL is required for EVENT_CARRIER postgres');
  return new PostgresCarrier(config.eventsDatabaseUrl, logger);
}

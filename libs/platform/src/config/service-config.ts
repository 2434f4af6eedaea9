import { IntersectionType } from '@nestjs/swagger';
import { BooleanField, CodeField, IntField, TextField } from '@ovipro/contracts';
import { EventTransportConfig } from './event-transport-config';

/** What every process of the platform, gateway included, reads from its environment. */
export class ProcessConfig {
  /** Address to listen on. */
  @TextField({ max: 200 })
  host = '127.0.0.1';

  /** Port to listen on; 0 lets the system choose. */
  @IntField({ min: 0, max: 65_535 })
  port!: number;

  /** Lines below this level are not written. */
  @CodeField(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  logLevel = 'info';

  /** `production` refuses what is for tests and demonstrations alone. */
  @CodeField(['development', 'test', 'production'])
  nodeEnv = 'development';

  /** Where the public keys of the token's issuer are. */
  @TextField({ max: 2000 })
  jwksUrl!: string;

  /** The `iss` that a token must have. */
  @TextField({ max: 2000 })
  tokenIssuer = 'https://ovipro.example/authentication/v1';

  /** The `aud` that a token must have. */
  @TextField({ max: 200 })
  tokenAudience = 'ovipro';

  /** Address of the management port: metrics and what is behind health, for operators alone. */
  @TextField({ max: 200 })
  managementHost = '127.0.0.1';

  /** 0 lets the system choose; the first line of the log says which. */
  @IntField({ min: 0, max: 65_535 })
  managementPort = 0;

  /** How long requests are still taken after SIGTERM, while readiness says 503 already: what a cluster needs to hear of it. */
  @IntField({ min: 0, max: 300 })
  drainSeconds = 0;

  /** By how many milliseconds the event loop may be late before requests are refused; reads at half of it. 0 for no limit. */
  @IntField({ min: 0, max: 60_000 })
  maxEventLoopDelayMs = 500;

  /** Base URL of a collector that takes traces by OTLP over HTTP, as in `http://collector:4318`; none are made without it. */
  @TextField({ max: 2000, optional: true })
  otelExporterOtlpEndpoint?: string;

  /** Of 100 traces, how many are recorded. The gateway chooses, and others do as it did. */
  @IntField({ min: 0, max: 100 })
  tracesPercent = 10;

  /** Points at which tests make the process fail, as in `relay.sent=kill`; none in production. */
  @TextField({ max: 1000, optional: true })
  failpoints?: string;
}

/** What every service reads besides. Its own settings stand in its `config.ts`. */
export class ServiceConfig extends IntersectionType(ProcessConfig, EventTransportConfig) {
  /** `api` answers requests, `worker` relays and handles events, `both` is one process for a small installation. */
  @CodeField(['api', 'worker', 'both'])
  role: 'api' | 'worker' | 'both' = 'both';

  /** The service's own database, as the runtime role. */
  @TextField({ max: 2000 })
  databaseUrl!: string;

  /** The same database without a pooler in between, for what needs a session of its own: leadership and LISTEN. By default `DATABASE_URL`. */
  @TextField({ max: 2000, optional: true })
  databaseDirectUrl?: string;

  /** Prepares statements under names. A pooler in transaction mode must know of that: PgBouncer from 1.21 on, with `max_prepared_statements`. */
  @BooleanField()
  databasePreparedStatements = true;

  /** Connections to the database that this process opens for requests and handlers at most. */
  @IntField({ min: 1, max: 200 })
  databasePoolSize = 10;

  /** Requests that are answered at a time; more are refused at once, reads at half of it. 0 for no limit. */
  @IntField({ min: 0, max: 100_000 })
  maxInFlight = 512;

  /** How many milliseconds a request may wait for a connection to the database before further ones are refused; reads at half of it. 0 for no limit. */
  @IntField({ min: 0, max: 60_000 })
  maxPoolWaitMs = 1_000;

  /** Where the JSON Schemas of events are served; the base of `dataschema`. */
  @TextField({ max: 2000 })
  schemaBase = 'http://127.0.0.1:8080/schemas/events';
}

/** Where a session of one's own can be had. */
export const directUrlOf = ({ databaseUrl, databaseDirectUrl }: ServiceConfig): string =>
  databaseDirectUrl ?? databaseUrl;

import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, ModuleRef } from '@nestjs/core';
import { Jwks } from './auth/jwks';
import { TokenVerifier } from './auth/token-verifier';
import { ServiceConfig } from './config/service-config';
import type { Carrier } from './events/carrier';
import { createCarrier } from './events/create-carrier';
import { Orders } from './events/orders';
import { EventServer } from './events/event-server';
import { OutboxNotifier } from './events/outbox-notifier';
import { Relay } from './events/relay';
import { ErrorFilter } from './http/error-filter';
import { HealthController } from './http/health.controller';
import { RequestGuard } from './http/request-guard';
import { createDataSource } from './persistence/data-source';
import { Database } from './persistence/database';
import { Reader } from './persistence/search';
import { UnitOfWork } from './persistence/unit-of-work';
import { pruning } from './schedule/pruning';
import { Scheduler } from './schedule/scheduler';
import { createLogger, type Logger } from './telemetry/logger';
import { Clock } from './telemetry/clock';
import { Metrics } from './telemetry/metrics';
import type { Service } from './service';
import { CARRIER, LOGGER, SERVICE } from './tokens';
import { Worker } from './worker';

const telemetry = [
  {
    provide: LOGGER,
    useFactory: (service: Service, config: ServiceConfig) => createLogger(service.name, config.logLevel),
    inject: [SERVICE, ServiceConfig],
  },
  { provide: Metrics, useFactory: (service: Service) => new Metrics(service.name), inject: [SERVICE] },
  Clock,
];

const auth = [
  {
    provide: Jwks,
    useFactory: (config: ServiceConfig, logger: Logger) => new Jwks(config.jwksUrl, logger),
    inject: [ServiceConfig, LOGGER],
  },
  {
    provide: TokenVerifier,
    useFactory: (jwks: Jwks, config: ServiceConfig) =>
      new TokenVerifier(jwks, { issuer: config.tokenIssuer, audience: config.tokenAudience }),
    inject: [Jwks, ServiceConfig],
  },
];

const persistence = [
  {
    provide: Database,
    useFactory: (service: Service, config: ServiceConfig, logger: Logger) =>
      new Database(createDataSource(service.persistence, config.databaseUrl, config.databasePoolSize), logger),
    inject: [SERVICE, ServiceConfig, LOGGER],
  },
  {
    provide: OutboxNotifier,
    useFactory: (config: ServiceConfig) => new OutboxNotifier(config.databaseUrl),
    inject: [ServiceConfig],
  },
  {
    provide: UnitOfWork,
    useFactory: (service: Service, config: ServiceConfig, { source }: Database, clock: Clock, outbox: OutboxNotifier) =>
      new UnitOfWork(source, clock, outbox, { service: service.name, schemaBase: config.schemaBase }),
    inject: [SERVICE, ServiceConfig, Database, Clock, OutboxNotifier],
  },
  { provide: Reader, useFactory: ({ source }: Database) => new Reader(source), inject: [Database] },
];

const events = [
  {
    provide: CARRIER,
    useFactory: (service: Service, config: ServiceConfig, logger: Logger) =>
      createCarrier(config, service.name, logger),
    inject: [SERVICE, ServiceConfig, LOGGER],
  },
  {
    provide: Relay,
    useFactory: (config: ServiceConfig, carrier: Carrier, logger: Logger, metrics: Metrics) =>
      new Relay(config.databaseUrl, carrier, logger, metrics),
    inject: [ServiceConfig, CARRIER, LOGGER, Metrics],
  },
  { provide: Orders, useFactory: (database: Database) => new Orders(database), inject: [Database] },
  {
    provide: EventServer,
    useFactory: (carrier: Carrier, unitOfWork: UnitOfWork, orders: Orders, logger: Logger, metrics: Metrics) =>
      new EventServer(carrier, unitOfWork, orders, logger, metrics),
    inject: [CARRIER, UnitOfWork, Orders, LOGGER, Metrics],
  },
];

const worker = [
  {
    provide: Scheduler,
    useFactory: (database: Database, unitOfWork: UnitOfWork, clock: Clock, logger: Logger, carrier: Carrier) =>
      new Scheduler(database, unitOfWork, clock, logger).register(pruning(carrier)),
    inject: [Database, UnitOfWork, Clock, LOGGER, CARRIER],
  },
  {
    provide: Worker,
    useFactory: (service: Service, modules: ModuleRef) =>
      new Worker({
        service,
        database: modules.get(Database),
        unitOfWork: modules.get(UnitOfWork),
        carrier: modules.get(CARRIER),
        relay: modules.get(Relay),
        events: modules.get(EventServer),
        orders: modules.get(Orders),
        scheduler: modules.get(Scheduler),
        metrics: modules.get(Metrics),
        logger: modules.get(LOGGER),
      }),
    inject: [SERVICE, ModuleRef, Database, UnitOfWork, CARRIER, Relay, EventServer, Orders, Scheduler, Metrics, LOGGER],
  },
];

const http = [
  { provide: APP_FILTER, useFactory: (logger: Logger) => new ErrorFilter(logger), inject: [LOGGER] },
  { provide: APP_GUARD, useClass: RequestGuard },
];

/** Everything a service stands on. Aggregates inject UnitOfWork and Reader; there is no other way to the database. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(private readonly modules: ModuleRef) {}

  static for(service: Service, config: ServiceConfig): DynamicModule {
    const providers = [
      { provide: SERVICE, useValue: service },
      { provide: ServiceConfig, useValue: config },
      { provide: config.constructor, useValue: config },
      ...telemetry,
      ...auth,
      ...persistence,
      ...events,
      ...worker,
      ...http,
    ];
    const shared = [config.constructor as never, ServiceConfig, LOGGER, Clock, UnitOfWork, Reader, Database, Scheduler];
    return { module: PlatformModule, global: true, controllers: [HealthController], providers, exports: shared };
  }

  /** After the last request and the last event. */
  async onApplicationShutdown(): Promise<void> {
    this.modules.get(Jwks).stop();
    await this.modules.get(Worker).stop();
    await this.modules.get(OutboxNotifier).close();
    await this.modules.get(Database).close();
  }
}

import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, ModuleRef } from '@nestjs/core';
import { Jwks } from './auth/jwks';
import { TokenVerifier } from './auth/token-verifier';
import { ServiceConfig } from './config/service-config';
import type { EventTransport } from './events/event-transport';
import { createEventTransport } from './events/create-event-transport';
import { ConsumerCommands } from './events/consumer-commands';
import { EventServer } from './events/event-server';
import { OutboxNotifier } from './events/outbox-notifier';
import { Relay } from './events/relay';
import { ErrorFilter } from './http/error-filter';
import { HealthController } from './http/health.controller';
import { RequestGuard } from './http/request-guard';
import { JobRunner } from './jobs/job-runner';
import { pruningJobs } from './jobs/pruning';
import { snapshotJob } from './jobs/snapshots';
import { createDataSource } from './persistence/data-source';
import { Database } from './persistence/database';
import { Reader } from './persistence/reader';
import { UnitOfWork } from './persistence/unit-of-work';
import { createLogger, type Logger } from './telemetry/logger';
import { Clock } from './telemetry/clock';
import { Metrics } from './telemetry/metrics';
import type { Service } from './service';
import { EVENT_TRANSPORT, LOGGER, SERVICE } from './tokens';
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
    provide: EVENT_TRANSPORT,
    useFactory: (service: Service, config: ServiceConfig, logger: Logger) =>
      createEventTransport(config, service.name, logger),
    inject: [SERVICE, ServiceConfig, LOGGER],
  },
  {
    provide: Relay,
    useFactory: (config: ServiceConfig, transport: EventTransport, logger: Logger, metrics: Metrics) =>
      new Relay(config.databaseUrl, transport, logger, metrics),
    inject: [ServiceConfig, EVENT_TRANSPORT, LOGGER, Metrics],
  },
  {
    provide: ConsumerCommands,
    useFactory: (database: Database, logger: Logger) => new ConsumerCommands(database, logger),
    inject: [Database, LOGGER],
  },
  {
    provide: EventServer,
    useFactory: (
      transport: EventTransport,
      unitOfWork: UnitOfWork,
      commands: ConsumerCommands,
      logger: Logger,
      metrics: Metrics,
    ) => new EventServer(transport, unitOfWork, commands, logger, metrics),
    inject: [EVENT_TRANSPORT, UnitOfWork, ConsumerCommands, LOGGER, Metrics],
  },
];

const worker = [
  {
    provide: JobRunner,
    useFactory: (database: Database, unitOfWork: UnitOfWork, clock: Clock, metrics: Metrics, logger: Logger) =>
      new JobRunner(database, unitOfWork, clock, metrics, logger),
    inject: [Database, UnitOfWork, Clock, Metrics, LOGGER],
  },
  {
    provide: Worker,
    useFactory: (service: Service, modules: ModuleRef) =>
      new Worker({
        service,
        database: modules.get(Database),
        unitOfWork: modules.get(UnitOfWork),
        transport: modules.get(EVENT_TRANSPORT),
        relay: modules.get(Relay),
        events: modules.get(EventServer),
        commands: modules.get(ConsumerCommands),
        jobs: modules.get(JobRunner).register(...pruningJobs(modules.get(EVENT_TRANSPORT)), snapshotJob(service.roots)),
        metrics: modules.get(Metrics),
        logger: modules.get(LOGGER),
      }),
    inject: [
      SERVICE,
      ModuleRef,
      Database,
      UnitOfWork,
      EVENT_TRANSPORT,
      Relay,
      EventServer,
      ConsumerCommands,
      JobRunner,
      Metrics,
      LOGGER,
    ],
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
    const shared = [config.constructor as never, ServiceConfig, LOGGER, Clock, UnitOfWork, Reader, Database, JobRunner];
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

import { Module } from '@nestjs/common';
import { directUrlOf, ServiceConfig } from '../config/service-config';
import type { Service } from '../service';
import { Clock } from '../telemetry/clock';
import type { Logger } from '../telemetry/logger';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { LOGGER, SERVICE } from '../tokens';
import { createDataSource } from './data-source';
import { Database } from './database';
import { OutboxNotifier } from './outbox-notifier';
import { Reader } from './reader';
import { UnitOfWork } from './unit-of-work';

const dataSourceOf = ({ persistence }: Service, config: ServiceConfig) =>
  createDataSource(persistence, config.databaseUrl, {
    poolSize: config.databasePoolSize,
    prepares: config.databasePreparedStatements,
  });

/** The database: `UnitOfWork` to write, `Reader` to read; there is no other way to it. */
@Module({
  imports: [TelemetryModule],
  providers: [
    {
      provide: Database,
      useFactory: (service: Service, config: ServiceConfig, logger: Logger) =>
        new Database(dataSourceOf(service, config), logger, directUrlOf(config)),
      inject: [SERVICE, ServiceConfig, LOGGER],
    },
    {
      provide: OutboxNotifier,
      useFactory: (config: ServiceConfig) => new OutboxNotifier(config.databaseUrl),
      inject: [ServiceConfig],
    },
    {
      provide: UnitOfWork,
      useFactory: (
        service: Service,
        config: ServiceConfig,
        { source }: Database,
        clock: Clock,
        outbox: OutboxNotifier,
      ) => new UnitOfWork(source, clock, outbox, { service: service.name, schemaBase: config.schemaBase }),
      inject: [SERVICE, ServiceConfig, Database, Clock, OutboxNotifier],
    },
    { provide: Reader, useFactory: ({ source }: Database) => new Reader(source), inject: [Database] },
  ],
  exports: [Database, OutboxNotifier, UnitOfWork, Reader],
})
export class PersistenceModule {}

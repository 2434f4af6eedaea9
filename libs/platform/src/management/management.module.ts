import { Module } from '@nestjs/common';
import { EventServer } from '../events/event-server';
import { EventsModule } from '../events/events.module';
import { Database } from '../persistence/database';
import { PersistenceModule } from '../persistence/persistence.module';
import type { Logger } from '../telemetry/logger';
import { Metrics } from '../telemetry/metrics';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { LOGGER } from '../tokens';
import { Gauges } from '../worker/gauges';
import { WorkerModule } from '../worker/worker.module';
import { ManagementServer, probePages } from './management-server';
import { Readiness } from './readiness';
import { servicePages } from './service-pages';

/** The management port of a service. */
@Module({
  imports: [TelemetryModule, PersistenceModule, EventsModule, WorkerModule],
  providers: [
    Readiness,
    {
      provide: ManagementServer,
      useFactory: (
        readiness: Readiness,
        database: Database,
        server: EventServer,
        gauges: Gauges,
        metrics: Metrics,
        logger: Logger,
      ) =>
        new ManagementServer(
          { ...probePages(() => readiness.assertReady()), ...servicePages(database, server, gauges, metrics) },
          logger,
        ),
      inject: [Readiness, Database, EventServer, Gauges, Metrics, LOGGER],
    },
  ],
  exports: [Readiness],
})
export class ManagementModule {}

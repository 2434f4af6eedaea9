import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AuthModule } from '../auth/auth.module';
import { ServiceConfig } from '../config/service-config';
import { LoadShedder } from '../load/load-shedder';
import { ManagementModule } from '../management/management.module';
import { Database } from '../persistence/database';
import { PersistenceModule } from '../persistence/persistence.module';
import type { Logger } from '../telemetry/logger';
import { Metrics } from '../telemetry/metrics';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { LOGGER } from '../tokens';
import { AccessGuard } from './access.guard';
import { ErrorFilter } from './error-filter';
import { HealthController } from './health.controller';
import { RequestValidation } from './request-validation';

const limitsOf = ({ maxInFlight, maxEventLoopDelayMs, maxPoolWaitMs }: ServiceConfig) => ({
  inFlight: maxInFlight,
  loopDelayMs: maxEventLoopDelayMs,
  poolWaitMs: maxPoolWaitMs,
});

/** What every request meets: room for it, access, validation, the answer to an error; and the health of the service. */
@Module({
  imports: [TelemetryModule, AuthModule, ManagementModule, PersistenceModule],
  controllers: [HealthController],
  providers: [
    {
      provide: LoadShedder,
      useFactory: (config: ServiceConfig, database: Database, metrics: Metrics, logger: Logger) =>
        new LoadShedder(limitsOf(config), metrics, logger, () => database.waitMs),
      inject: [ServiceConfig, Database, Metrics, LOGGER],
    },
    { provide: APP_FILTER, useClass: ErrorFilter },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: RequestValidation },
  ],
})
export class HttpModule {}

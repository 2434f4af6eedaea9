import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { AuthModule } from '../auth/auth.module';
import { ManagementModule } from '../management/management.module';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { AccessGuard } from './access.guard';
import { ErrorFilter } from './error-filter';
import { HealthController } from './health.controller';
import { RequestValidation } from './request-validation';

/** What every request meets: access, validation, the answer to an error; and the health of the service. */
@Module({
  imports: [TelemetryModule, AuthModule, ManagementModule],
  controllers: [HealthController],
  providers: [
    { provide: APP_FILTER, useClass: ErrorFilter },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: RequestValidation },
  ],
})
export class HttpModule {}

import { Module } from '@nestjs/common';
import { ServiceConfig } from '../config/service-config';
import type { Service } from '../service';
import { LOGGER, SERVICE } from '../tokens';
import { Clock } from './clock';
import { createLogger } from './logger';
import { Metrics } from './metrics';

/** Log, metrics and the clock. */
@Module({
  providers: [
    {
      provide: LOGGER,
      useFactory: (service: Service, config: ServiceConfig) => createLogger(service.name, config.logLevel),
      inject: [SERVICE, ServiceConfig],
    },
    { provide: Metrics, useFactory: (service: Service) => new Metrics(service.name), inject: [SERVICE] },
    Clock,
  ],
  exports: [LOGGER, Metrics, Clock],
})
export class TelemetryModule {}

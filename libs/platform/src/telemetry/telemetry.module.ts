import { Module } from '@nestjs/common';
import { ServiceConfig } from '../config/service-config';
import { Draining } from '../draining';
import type { Service } from '../service';
import { LOGGER, SERVICE } from '../tokens';
import { Clock } from './clock';
import { createLogger } from './logger';
import { Metrics } from './metrics';

/** Log, metrics, the clock, and whether the process is about to end. */
@Module({
  providers: [
    {
      provide: LOGGER,
      useFactory: (service: Service, config: ServiceConfig) => createLogger(service.name, config.logLevel),
      inject: [SERVICE, ServiceConfig],
    },
    { provide: Metrics, useFactory: (service: Service) => new Metrics(service.name), inject: [SERVICE] },
    Clock,
    Draining,
  ],
  exports: [LOGGER, Metrics, Clock, Draining],
})
export class TelemetryModule {}

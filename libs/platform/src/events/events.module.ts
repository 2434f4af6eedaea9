import { Module } from '@nestjs/common';
import { directUrlOf, ServiceConfig } from '../config/service-config';
import { PersistenceModule } from '../persistence/persistence.module';
import type { Service } from '../service';
import type { Logger } from '../telemetry/logger';
import { Metrics } from '../telemetry/metrics';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { EVENT_TRANSPORT, LOGGER, SERVICE } from '../tokens';
import { ConsumerCommands } from './consumer-commands';
import { createEventTransport } from './create-event-transport';
import { EventServer } from './event-server';
import type { EventTransport } from './event-transport';
import { Relay } from './relay';

/** Events out (the relay of the outbox) and in (the consumer groups). */
@Module({
  imports: [TelemetryModule, PersistenceModule],
  providers: [
    {
      provide: EVENT_TRANSPORT,
      useFactory: (service: Service, config: ServiceConfig, logger: Logger) =>
        createEventTransport(config, service.name, logger),
      inject: [SERVICE, ServiceConfig, LOGGER],
    },
    {
      provide: Relay,
      useFactory: (config: ServiceConfig, transport: EventTransport, logger: Logger, metrics: Metrics) =>
        new Relay(directUrlOf(config), transport, logger, metrics),
      inject: [ServiceConfig, EVENT_TRANSPORT, LOGGER, Metrics],
    },
    ConsumerCommands,
    EventServer,
  ],
  exports: [EVENT_TRANSPORT, Relay, ConsumerCommands, EventServer],
})
export class EventsModule {}

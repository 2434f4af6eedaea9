import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { AuthModule } from './auth/auth.module';
import { Jwks } from './auth/jwks';
import type { ServiceConfig } from './config/service-config';
import type { EventTransport } from './events/event-transport';
import { EventsModule } from './events/events.module';
import { HttpModule } from './http/http.module';
import { JobsModule } from './jobs/jobs.module';
import { ManagementModule } from './management/management.module';
import { Database } from './persistence/database';
import { OutboxNotifier } from './persistence/outbox-notifier';
import { PersistenceModule } from './persistence/persistence.module';
import type { Service } from './service';
import { ServiceSettingsModule } from './service-settings.module';
import { TelemetryModule } from './telemetry/telemetry.module';
import { EVENT_TRANSPORT } from './tokens';
import { Worker } from './worker/worker';
import { WorkerModule } from './worker/worker.module';

/** Everything a service stands on. Its modules may inject what the exported ones provide without importing them. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    private readonly jwks: Jwks,
    private readonly worker: Worker,
    @Inject(EVENT_TRANSPORT) private readonly transport: EventTransport,
    private readonly outbox: OutboxNotifier,
    private readonly database: Database,
  ) {}

  static forRoot(service: Service, config: ServiceConfig): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [
        ServiceSettingsModule.forRoot(service, config),
        AuthModule,
        EventsModule,
        WorkerModule,
        HttpModule,
        ManagementModule,
        ...shared,
      ],
      exports: shared,
    };
  }

  /** After the last request and the last event. */
  async onApplicationShutdown(): Promise<void> {
    this.jwks.stop();
    await this.worker.stop();
    await this.transport.close();
    await this.outbox.close();
    await this.database.close();
  }
}

const shared = [TelemetryModule, PersistenceModule, JobsModule];

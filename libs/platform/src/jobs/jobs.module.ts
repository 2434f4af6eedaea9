import { Inject, Module } from '@nestjs/common';
import type { EventTransport } from '../events/event-transport';
import { EventsModule } from '../events/events.module';
import { PersistenceModule } from '../persistence/persistence.module';
import type { Service } from '../service';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { EVENT_TRANSPORT, SERVICE } from '../tokens';
import { JobRunner } from './job-runner';
import { pruningJobs } from './pruning';
import { snapshotJob } from './snapshots';

/** Work beside requests and events; the platform's own jobs are pruning and snapshots. */
@Module({ imports: [TelemetryModule, PersistenceModule, EventsModule], providers: [JobRunner], exports: [JobRunner] })
export class JobsModule {
  constructor(jobs: JobRunner, @Inject(EVENT_TRANSPORT) transport: EventTransport, @Inject(SERVICE) service: Service) {
    jobs.register(...pruningJobs(transport), snapshotJob(service.roots));
  }
}

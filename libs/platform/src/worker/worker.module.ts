import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module';
import { JobsModule } from '../jobs/jobs.module';
import { PersistenceModule } from '../persistence/persistence.module';
import { TelemetryModule } from '../telemetry/telemetry.module';
import { CommandLoop } from './command-loop';
import { EventTopics } from './event-topics';
import { Gauges } from './gauges';
import { Worker } from './worker';

/** The worker role: what starts and stops it, and what its gauges show. */
@Module({
  imports: [TelemetryModule, PersistenceModule, EventsModule, JobsModule],
  providers: [Worker, EventTopics, CommandLoop, Gauges],
  exports: [Worker, Gauges],
})
export class WorkerModule {}

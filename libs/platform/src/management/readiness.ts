import { Injectable } from '@nestjs/common';
import { ServiceConfig } from '../config/service-config';
import { Draining } from '../draining';
import { unavailable } from '../errors/api-error';
import { EventServer } from '../events/event-server';
import { Database } from '../persistence/database';

/** Whether a service may be asked. */
@Injectable()
export class Readiness {
  constructor(
    private readonly config: ServiceConfig,
    private readonly database: Database,
    private readonly server: EventServer,
    private readonly draining: Draining,
  ) {}

  /**
   * The api role asks the database alone; the worker's answer shows a stuck consumer.
   * @throws ApiError unavailable
   */
  async assertReady(): Promise<void> {
    this.draining.assertOpen();
    const reads = this.config.role !== 'worker' || Object.keys(this.server.faults()).length === 0;
    if (!reads || !(await this.database.answers())) throw unavailable('The service is not ready.');
  }
}

import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/permission';
import { ServiceConfig } from '../config/service-config';
import { unavailable } from '../errors/api-error';
import { EventServer } from '../events/event-server';
import { Database } from '../persistence/database';
import { type HttpResult, ok } from './http-result';

/** Whether the process runs and may be asked, for whoever routes requests to it. Why not, its management port tells. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly config: ServiceConfig,
    private readonly database: Database,
    private readonly server: EventServer,
  ) {}

  /** Asks nobody, so that a database that is away restarts no service. */
  @Get('health/live')
  @Public({ requestId: false })
  live(): HttpResult {
    return ok({ status: 'ok' });
  }

  /** The api role asks the database alone; the worker's answer shows a stuck consumer. */
  @Get('health/ready')
  @Public({ requestId: false })
  async ready(): Promise<HttpResult> {
    const reads = this.config.role !== 'worker' || Object.keys(this.server.faults()).length === 0;
    if (!reads || !(await this.database.answers())) throw unavailable('The service is not ready.');
    return ok({ status: 'ok' });
  }
}

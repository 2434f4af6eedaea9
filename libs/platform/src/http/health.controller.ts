import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/permission';
import { ServiceConfig } from '../config/service-config';
import { notFound, unavailable } from '../errors/api-error';
import { EventServer } from '../events/event-server';
import { Database } from '../persistence/database';
import { Metrics } from '../telemetry/metrics';
import { Gauges } from '../worker/gauges';
import { type HttpResult, ok } from './http-result';

/** For whoever runs the process. Nothing here needs a token, nothing here tells data. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly config: ServiceConfig,
    private readonly database: Database,
    private readonly server: EventServer,
    private readonly gauges: Gauges,
    private readonly metrics: Metrics,
  ) {}

  /** The process runs. Asks nobody, so that a database that is away restarts no service. */
  @Get('health/live')
  @Public({ requestId: false })
  live(): HttpResult {
    return ok({ status: 'ok' });
  }

  /** The api role asks the database alone; the worker's answer shows a stuck consumer. */
  @Get('health/ready')
  @Public({ requestId: false })
  async ready(): Promise<HttpResult> {
    if (!(await this.database.answers())) throw unavailable('The database does not answer.');
    const faults = this.config.role === 'worker' ? this.server.faults() : {};
    if (Object.keys(faults).length > 0) throw unavailable(`Not reading events: ${Object.keys(faults).join(', ')}.`);
    return ok({ status: 'ok' });
  }

  /** How far events have come: what waits in the outbox, and what each consumer has not handled yet. */
  @Get('health/events')
  @Public({ requestId: false })
  async events(): Promise<HttpResult> {
    return ok({ outbox: await this.database.outboxDepth(), lag: await this.server.lags() });
  }

  @Get('metrics')
  @Public({ requestId: false })
  async measure(): Promise<HttpResult> {
    if (!this.config.metrics) throw notFound();
    await this.gauges.refresh();
    const { registry } = this.metrics;
    return { status: 200, headers: { 'content-type': registry.contentType }, body: await registry.metrics() };
  }
}

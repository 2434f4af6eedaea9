import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/permission';
import { Readiness } from '../management/readiness';
import { type HttpResult, ok } from './http-result';

/** Whether the process runs and may be asked, for whoever routes requests to it. Why not, its management port tells. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Asks nobody, so that a database that is away restarts no service. */
  @Get('health/live')
  @Public({ requestId: false })
  live(): HttpResult {
    return ok({ status: 'ok' });
  }

  @Get('health/ready')
  @Public({ requestId: false })
  async ready(): Promise<HttpResult> {
    await this.readiness.assertReady();
    return ok({ status: 'ok' });
  }
}

import { Controller, Get } from '@nestjs/common';
import { unavailable } from '@ovipro/platform';
import { Draining, Jwks } from '@ovipro/platform/edge';
import { Health } from './health';
import { assertReady } from './ready';

interface Status {
  status: 'ok';
}

/** Whether the platform may be asked. Why not, the management port tells. */
@Controller()
export class HealthController {
  constructor(
    private readonly jwks: Jwks,
    private readonly health: Health,
    private readonly draining: Draining,
  ) {}

  @Get('health/live')
  live(): Status {
    return { status: 'ok' };
  }

  @Get('health/ready')
  ready(): Status {
    assertReady(this.jwks, this.draining);
    return { status: 'ok' };
  }

  @Get('health')
  async platform(): Promise<Status> {
    if (Object.keys(await this.health.faults()).length > 0) throw unavailable('The platform is not ready.');
    return { status: 'ok' };
  }
}

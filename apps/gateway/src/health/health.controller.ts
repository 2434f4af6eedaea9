import { Controller, Get } from '@nestjs/common';
import { unavailable } from '@ovipro/platform';
import { Jwks } from '@ovipro/platform/edge';
import { Health } from './health';

interface Status {
  status: 'ok';
}

/** Whether the platform may be asked. Why not, the management port tells. */
@Controller()
export class HealthController {
  constructor(
    private readonly jwks: Jwks,
    private readonly health: Health,
  ) {}

  @Get('health/live')
  live(): Status {
    return { status: 'ok' };
  }

  /** The gateway alone: a service that is away is no reason to take the others from their callers. */
  @Get('health/ready')
  ready(): Status {
    if (!this.jwks.known) throw unavailable('The gateway is not ready.');
    return { status: 'ok' };
  }

  @Get('health')
  async platform(): Promise<Status> {
    if (Object.keys(await this.health.faults()).length > 0) throw unavailable('The platform is not ready.');
    return { status: 'ok' };
  }
}

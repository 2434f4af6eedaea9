import { Controller, Get, Res } from '@nestjs/common';
import { ApiError, Jwks, Metrics, notFound, unavailable } from '@ovipro/platform';
import type { FastifyReply } from 'fastify';
import { GatewayConfig } from '../config';
import { Health } from './health';

interface Status {
  status: 'ok';
  services?: Record<string, 'ok'>;
}

/** For whoever runs the platform. Nothing here needs a token, nothing here tells data. */
@Controller()
export class HealthController {
  constructor(
    private readonly config: GatewayConfig,
    private readonly jwks: Jwks,
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): Status {
    return { status: 'ok' };
  }

  /** The gateway alone: a service that is away is no reason to take the others from their callers. */
  @Get('health/ready')
  ready(): Status {
    if (!this.jwks.known) throw unavailable('The keys of the token issuer are not known yet.');
    return { status: 'ok' };
  }

  @Get('health')
  async platform(): Promise<Status> {
    const faults = Object.entries(await this.health.faults());
    if (faults.length === 0) {
      const services = Object.fromEntries(this.health.services.map((service) => [service, 'ok' as const]));
      return { status: 'ok', services };
    }
    throw new ApiError(503, 'TECHNICAL_ERROR', 'The platform is not ready.', {
      description: faults.map(([service, fault]) => `${service}: ${fault}`).join('; '),
      headers: { 'retry-after': '1' },
    });
  }

  @Get('metrics')
  async measure(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (!this.config.metrics) throw notFound();
    const { registry } = this.metrics;
    void reply.type(registry.contentType);
    return registry.metrics();
  }
}

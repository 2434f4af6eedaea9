import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { type Logger, LOGGER } from '@ovipro/platform';
import { Draining, ErrorFilter, Jwks, LoadShedder, TokenVerifier } from '@ovipro/platform/edge';
import { ManagementServer, Metrics, metricsPage, probePages } from '@ovipro/platform/server';
import { GatewayConfig } from './config';
import { DocsController } from './docs/docs.controller';
import { Documents } from './documents/documents';
import { DocumentsController } from './documents/documents.controller';
import { EventSchemasController } from './documents/event-schemas.controller';
import { Health, healthPage } from './health/health';
import { HealthController } from './health/health.controller';
import { assertReady } from './health/ready';
import { Upstreams } from './proxy/upstreams';

const verifierOf = (jwks: Jwks, config: GatewayConfig) =>
  new TokenVerifier(jwks, { issuer: config.tokenIssuer, audience: config.tokenAudience });

/** How many wait is counted for each service by itself, see `Pending`; the gateway has no database. */
const limitsOf = ({ maxEventLoopDelayMs }: GatewayConfig) => ({
  inFlight: 0,
  loopDelayMs: maxEventLoopDelayMs,
  poolWaitMs: 0,
});

/** The gateway's own pages, and what they share with the proxied routes. */
@Module({})
export class GatewayModule implements OnApplicationShutdown {
  constructor(private readonly jwks: Jwks) {}

  static for(config: GatewayConfig, logger: Logger): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [HealthController, DocumentsController, EventSchemasController, DocsController],
      providers: [
        { provide: GatewayConfig, useValue: config },
        { provide: LOGGER, useValue: logger },
        Draining,
        { provide: Metrics, useFactory: () => new Metrics('gateway') },
        {
          provide: LoadShedder,
          useFactory: (metrics: Metrics) => new LoadShedder(limitsOf(config), metrics, logger),
          inject: [Metrics],
        },
        { provide: Jwks, useFactory: () => new Jwks(config.jwksUrl, logger) },
        { provide: TokenVerifier, useFactory: (jwks: Jwks) => verifierOf(jwks, config), inject: [Jwks] },
        { provide: Upstreams, useFactory: (load: LoadShedder) => new Upstreams(config, load), inject: [LoadShedder] },
        { provide: Documents, useFactory: (upstreams: Upstreams) => new Documents(upstreams), inject: [Upstreams] },
        { provide: Health, useFactory: (upstreams: Upstreams) => new Health(upstreams), inject: [Upstreams] },
        {
          provide: ManagementServer,
          useFactory: (health: Health, metrics: Metrics, jwks: Jwks, draining: Draining) =>
            new ManagementServer(
              {
                ...probePages(() => assertReady(jwks, draining)),
                '/metrics': metricsPage(metrics),
                '/health': healthPage(health),
              },
              logger,
            ),
          inject: [Health, Metrics, Jwks, Draining],
        },
        { provide: APP_FILTER, useFactory: () => new ErrorFilter(logger) },
      ],
    };
  }

  onApplicationShutdown(): void {
    this.jwks.stop();
  }
}

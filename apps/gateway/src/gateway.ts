import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  collectRoutes,
  createLogger,
  fastifyAdapter,
  Jwks,
  type Logger,
  LOGGER,
  Metrics,
  NestLogger,
  refuseOtherMethods,
  registerTelemetry,
  sendError,
  TokenVerifier,
} from '@ovipro/platform';
import type { FastifyInstance } from 'fastify';
import { ApiKeys } from './access/api-keys';
import { Cors } from './access/cors';
import { registerRateLimit } from './access/rate-limit';
import { receive, type Reception, registerReception } from './access/receive';
import { answerHeaders, pageHeaders } from './access/security-headers';
import { GatewayConfig } from './config';
import { GatewayModule } from './gateway.module';
import { apis } from './prefixes';
import { forwardAllMethods, serveApi } from './proxy/proxy';
import { Upstreams } from './proxy/upstreams';

/** More than a service may take, so that only a caller that does not read or write runs into it. */
const socketPatience = 10_000;

function receptionOf({ corsOrigins, nodeEnv }: GatewayConfig): Reception {
  const production = nodeEnv === 'production';
  return { cors: new Cors(corsOrigins), headers: answerHeaders(production), pageHeaders: pageHeaders(production) };
}

/** Routes below the prefixes bypass Nest: they are the hot path, and there is nothing for a controller to do. */
function serveApis(app: NestFastifyApplication, config: GatewayConfig, varies: boolean): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const upstreams = app.get(Upstreams);
  const perSecond = config.rateLimitPerSecond;
  const access = { keys: new ApiKeys(config.apiKeyHashes), tokens: app.get(TokenVerifier), perSecond };
  registerRateLimit(fastify, perSecond);
  for (const api of apis)
    serveApi(fastify, api, upstreams.of(api.service), { ...access, varies, logger: app.get<Logger>(LOGGER) });
}

async function createGateway(config: GatewayConfig, logger: Logger): Promise<NestFastifyApplication> {
  const reception = receptionOf(config);
  const adapter = fastifyAdapter(logger, {
    trustProxy: config.trustedProxies ?? false,
    connectionTimeout: config.upstreamTimeoutMs + socketPatience,
    frameworkErrors: (error, request, reply) => {
      receive(request as never, reply as never, reception);
      sendError(error, reply as never, logger);
    },
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  const routes = collectRoutes(fastify);
  // an expectation that nobody knows is ignored; Node's own answer would not be of the house's form
  fastify.server.on('checkExpectation', (request, response) => fastify.routing(request, response));
  forwardAllMethods(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(GatewayModule.for(config, logger), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  registerReception(fastify, reception);
  registerTelemetry(fastify, logger, app.get(Metrics));
  serveApis(app, config, reception.cors.varies);
  await app.init();
  refuseOtherMethods(fastify, routes);
  await fastify.ready();
  return app;
}

/** Starts the gateway; resolves once it listens. Services and token issuer may come later. */
export async function startGateway(config: GatewayConfig): Promise<NestFastifyApplication> {
  const logger = createLogger('gateway', config.logLevel);
  const app = await createGateway(config, logger);
  await app.listen(config.port, config.host);
  app.get(Jwks).start();
  return app;
}

import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger } from '@ovipro/platform';
import {
  collectRoutes,
  fastifyAdapter,
  Jwks,
  LoadShedder,
  NestLogger,
  refuseOtherMethods,
  registerTelemetry,
  sendError,
  startTracing,
  accessLogger,
  TokenVerifier,
} from '@ovipro/platform/edge';
import { createLogger, ManagementServer, Metrics } from '@ovipro/platform/server';
import type { FastifyInstance } from 'fastify';
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { ApiKeys } from './access/api-keys';
import { Cors } from './access/cors';
import { rateOf, registerRateLimit } from './access/rate-limit';
import { openFastifyRequest, type EdgePolicy, registerEdgePolicy } from './access/open-request';
import { answerHeaders, pageHeaders } from './access/security-headers';
import { registerCompression } from './compression/compression';
import { GatewayConfig } from './config';
import { GatewayModule } from './gateway.module';
import { ApiServer } from './proxy/api-server';
import { Upstreams } from './proxy/upstreams';

/** More than a service may take, so that only a caller that does not read or write runs into it. */
const extraSocketTimeoutMs = 10_000;

function edgePolicyOf({ corsOrigins, compressAnswers, nodeEnv }: GatewayConfig): EdgePolicy {
  const production = nodeEnv === 'production';
  return {
    cors: new Cors(corsOrigins),
    compresses: compressAnswers,
    headers: answerHeaders(production),
    pageHeaders: pageHeaders(production),
  };
}

/** Bytes that a connection may hold: a page of results as a whole, so that its service is done with it at once. */
const highWaterMarkBytes = 131_072;

/** What Fastify hands to those who make its server, of what it would have set itself. */
interface ServerSettings {
  http: ServerOptions;
  keepAliveTimeout: number;
  requestTimeout: number;
  connectionTimeout: number;
}

function serverOf(listener: RequestListener, settings: Record<string, unknown>): Server {
  const { http, keepAliveTimeout, requestTimeout, connectionTimeout } = settings as unknown as ServerSettings;
  const server = createServer(
    { ...http, keepAliveTimeout, requestTimeout, highWaterMark: highWaterMarkBytes },
    listener,
  );
  server.setTimeout(connectionTimeout);
  // an expectation that nobody knows is ignored; Node's own answer would not be of the house's form
  return server.on('checkExpectation', listener);
}

/** Fastify for the gateway's own pages, on a server that asks `take` first. */
function adapterOf(config: GatewayConfig, logger: Logger, policy: EdgePolicy, handle: ApiServer['handle']) {
  return fastifyAdapter(logger, {
    trustProxy: config.trustedProxies ?? false,
    connectionTimeout: config.upstreamTimeoutMs + extraSocketTimeoutMs,
    serverFactory: (pages, settings) =>
      serverOf((request, response) => void (handle(request, response) || pages(request, response)), settings),
    frameworkErrors: (error, request, reply) => {
      openFastifyRequest(policy, request as never, reply as never);
      sendError(error, reply as never, logger);
    },
  });
}

async function createGateway(config: GatewayConfig, logger: Logger): Promise<NestFastifyApplication> {
  const policy = edgePolicyOf(config);
  const apis: { server?: ApiServer } = {};
  const adapter = adapterOf(config, logger, policy, (...exchange) => apis.server?.handle(...exchange) ?? false);
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  const routes = collectRoutes(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(GatewayModule.for(config, logger), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const logAccess = accessLogger(logger, app.get(Metrics));
  registerEdgePolicy(fastify, policy);
  registerCompression(fastify);
  registerTelemetry(fastify, logAccess);
  const rate = { perSecond: config.rateLimitPerSecond, gateways: config.gatewayReplicas };
  registerRateLimit(fastify, rate);
  fastify.addHook('preClose', (done) => {
    apis.server?.close();
    done();
  });
  await app.init();
  refuseOtherMethods(fastify, routes);
  await fastify.ready();
  apis.server = new ApiServer({
    keys: new ApiKeys(config.apiKeyHashes),
    tokens: app.get(TokenVerifier),
    count: rateOf(fastify, rate),
    upstreams: app.get(Upstreams),
    load: app.get(LoadShedder),
    trustedProxies: config.trustedProxies,
    policy,
    logger,
    logAccess,
  });
  return app;
}

/** Starts the gateway; resolves once it listens. Services and token issuer may come later. */
export async function startGateway(config: GatewayConfig): Promise<NestFastifyApplication> {
  const logger = createLogger('gateway', config.logLevel);
  await startTracing('gateway', config, logger, true);
  const app = await createGateway(config, logger);
  await app.get(ManagementServer).listen(config);
  await app.listen(config.port, config.host);
  app.get(Jwks).start();
  return app;
}

import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { TokenVerifier } from '../auth/token-verifier';
import { type ApiError, badParameters } from '../errors/api-error';
import { LoadShedder } from '../load/load-shedder';
import { type Logger, NestLogger } from '../telemetry/logger';
import { Metrics } from '../telemetry/metrics';
import { LOGGER } from '../tokens';
import { errorAnswer } from './error-answer';
import { sendError } from './error-filter';
import { unknownTransferCoding } from './headers';
import { headersTooLarge } from './http-error';
import { echoRequestId, registerRequestHooks, registerTelemetry, accessLogger } from './hooks';
import { collectRoutes, refuseOtherMethods } from './method-not-allowed';
import { maxBodyBytes, registerRawBody } from './raw-body';
import { writeResults } from './write-results';

const requestTimeoutMs = 15_000;

/** What the caller is told of a request that Node's parser does not hand on. */
function parserFault({ code, reason = '' }: { code?: string; reason?: string }): ApiError {
  if (code === 'HPE_HEADER_OVERFLOW') return headersTooLarge();
  const coding = code === 'HPE_INVALID_TRANSFER_ENCODING' && !reason.includes('Content-Length');
  return coding ? unknownTransferCoding() : badParameters([]);
}

/** What reached the port was no HTTP, or more of it than is read. */
function refuseBrokenRequest(error: Error, socket: Socket): void {
  if (!socket.writable) return;
  const { status, body } = errorAnswer(parserFault(error as object));
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}

type OwnOptions = Pick<FastifyServerOptions, 'trustProxy' | 'connectionTimeout' | 'frameworkErrors' | 'serverFactory'>;

/** Node closes only what is idle when the server closes: a caller that keeps its connection would hold the process until it is killed. */
function closeIdleOnShutdown(adapter: FastifyAdapter): FastifyAdapter {
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  fastify.addHook('preClose', (done) => {
    const timer = setInterval(() => fastify.server.closeIdleConnections(), 50);
    fastify.server.once('close', () => clearInterval(timer));
    done();
  });
  return adapter;
}

/** Fastify with the platform's limits; `own` is what a process has otherwise. */
export function fastifyAdapter(logger: Logger, own: OwnOptions = {}): FastifyAdapter {
  const adapter = new FastifyAdapter({
    logger: false,
    bodyLimit: maxBodyBytes * 2,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: 0,
    keepAliveTimeout: 75_000,
    trustProxy: true,
    exposeHeadRoutes: false,
    // the 503 would not be of the house's form; what comes while closing is answered, and its connection closed
    return503OnClosing: false,
    routerOptions: { maxParamLength: 16_384, ignoreTrailingSlash: false },
    // Node would refuse a request without Host with no body at all; the gateway does it in the house's form
    http: {
      headersTimeout: 10_000,
      maxHeaderSize: 32_768,
      connectionsCheckingInterval: 2_000,
      requireHostHeader: false,
    },
    clientErrorHandler: refuseBrokenRequest as never,
    frameworkErrors: (error: unknown, request: unknown, reply: unknown) => {
      echoRequestId(request as never, reply as never);
      sendError(error, reply as never, logger);
    },
    ...(own as object),
  });
  return closeIdleOnShutdown(adapter);
}

/** A Nest application on Fastify with the platform's conventions; initialised, not listening yet. */
export async function createHttpApp(
  module: DynamicModule,
  logger: Logger,
  routesOf: (fastify: FastifyInstance, app: NestFastifyApplication) => void = () => undefined,
): Promise<NestFastifyApplication> {
  const adapter = writeResults(fastifyAdapter(logger));
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  const routes = collectRoutes(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  registerRawBody(fastify);
  registerRequestHooks(fastify, app.get(TokenVerifier, { strict: false }), app.get(LoadShedder, { strict: false }));
  registerTelemetry(fastify, accessLogger(app.get(LOGGER, { strict: false }), app.get(Metrics, { strict: false })));
  routesOf(fastify, app);
  await app.init();
  refuseOtherMethods(fastify, routes);
  await fastify.ready();
  return app;
}

import { type DynamicModule, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Jwks } from './auth/jwks';
import { ConfigError, loadConfig } from './config/load';
import { environment } from './config/environment.config';
import type { ProcessConfig, ServiceConfig } from './config/service-config';
import { Draining } from './draining';
import { EventServer } from './events/event-server';
import { createHttpApp } from './http/app';
import { serveDocuments } from './http/documents';
import { ManagementServer } from './management/management-server';
import { migrate } from './persistence/data-source';
import { Database } from './persistence/database';
import { PlatformModule } from './platform.module';
import type { Service } from './service';
import { installShutdownHandlers } from './shutdown';
import { setFailpoints } from './telemetry/failpoints';
import { createLogger, type Logger } from './telemetry/logger';
import { startTracing, stopTracing } from './telemetry/tracing';
import { LOGGER } from './tokens';
import { Worker } from './worker/worker';

@Module({})
class ServiceModule {}

/** The service as a Nest module: the platform, its APIs, and what it has besides. */
export const moduleOf = (service: Service, config: ServiceConfig): DynamicModule => ({
  module: ServiceModule,
  imports: [
    PlatformModule.forRoot(service, config),
    ...(config.role === 'worker' ? [] : service.apis.flatMap((api) => api.modules)),
    ...(service.modules ?? []),
  ],
});

/** Starts a service in its role; resolves once it listens. The database and the event transport may come later. */
export async function startService(service: Service, config: ServiceConfig): Promise<NestFastifyApplication> {
  setFailpoints(config.failpoints, config.nodeEnv);
  const logger = createLogger(service.name, config.logLevel);
  await startTracing(service.name, config, logger);
  const app = await createHttpApp(moduleOf(service, config), logger, (fastify, nest) =>
    serveDocuments(fastify, nest, service),
  );
  await app.get(ManagementServer, { strict: false }).listen(config);
  await app.listen(config.port, config.host);
  app.get(Jwks, { strict: false }).start();
  const connected = app.get(Database, { strict: false }).connect();
  if (config.role !== 'api') void connected.then(() => startWorker(app)).catch((err: unknown) => giveUp(app, err));
  return app;
}

async function startWorker(app: NestFastifyApplication): Promise<void> {
  const events = app.get(EventServer, { strict: false });
  app.connectMicroservice({ strategy: events }, { inheritAppConfig: false });
  await app.startAllMicroservices();
  await app.get(Worker, { strict: false }).start();
}

function giveUp(app: NestFastifyApplication, err: unknown): never {
  const logger = app.get<Logger>(LOGGER, { strict: false });
  logger.fatal({ event: 'worker.start_failed', err }, 'worker cannot start');
  return fail(err);
}

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String((error as Error)?.stack ?? error)}\n`);
  process.exit(1);
};

type Start<C> = (config: C) => Promise<NestFastifyApplication>;

/** What every process does: configuration from the environment, start, and an orderly end on SIGTERM. */
export async function bootstrapProcess<C extends ProcessConfig>(type: new () => C, start: Start<C>): Promise<void> {
  const running = installShutdownHandlers();
  try {
    const config = loadConfig(type, environment());
    const app = await start(config);
    const logger = app.get<Logger>(LOGGER, { strict: false });
    const draining = app.get(Draining, { strict: false });
    const { role } = config as Partial<ServiceConfig>;
    // nobody routes requests to a worker: its partitions and leases are to be handed over at once
    const drainMs = role === 'worker' ? 0 : config.drainSeconds * 1_000;
    running({ drain: () => draining.begin(), drainMs, close: () => app.close().then(stopTracing), logger });
    const { url: management } = app.get(ManagementServer, { strict: false });
    logger.info({ event: 'process.listening', url: await app.getUrl(), management, role }, 'listening');
  } catch (error) {
    fail(error);
  }
}

/** The whole of a service's `main.ts`. */
export const bootstrapService = (service: Service): Promise<void> =>
  bootstrapProcess(service.config, (config) => startService(service, config));

/** The whole of a service's `migrate.ts`: runs the pending migrations as the owner role of `OWNER_DATABASE_URL`. */
export async function runMigrations(service: Pick<Service, 'persistence'>): Promise<void> {
  const url = environment().OWNER_DATABASE_URL;
  if (!url) return fail(new ConfigError('The environment is not complete: OWNER_DATABASE_URL is required'));
  const names = await migrate(service.persistence, url).catch(fail);
  process.stdout.write(`${service.persistence.name}: ${names.length} migrations run\n`);
}

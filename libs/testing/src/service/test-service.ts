import { type Service, type ServiceConfig } from '@ovipro/platform';
import { ManagementServer, startService } from '@ovipro/platform/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import type { TestDatabase } from '../postgres/test-database';
import { client, type Send } from './client';
import { eventsDatabase, serviceDatabase } from './databases';
import { type TestIssuer, testIssuer } from './keys';

/** A service that runs in this process on databases of its own. */
export interface TestService {
  app: NestFastifyApplication;
  url: string;
  /** The management port. */
  managementUrl: string;
  issuer: TestIssuer;
  config: ServiceConfig;
  send: Send;
  /** The service's database, as its owner. */
  db: Pool;
  /** The event log, as its owner. */
  events: Pool;
  /** What stands on the topics, oldest first, once the outbox is empty. */
  published(topic: string, key?: string): Promise<PublishedEvent[]>;
  close(): Promise<void>;
}

export interface PublishedEvent {
  topic: string;
  key: string;
  /** Without the prefix, as in `lead-approved`. */
  name: string;
  sequence: number;
  headers: Record<string, string>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into events of any shape
  data: any;
}

/** A machine that is busy with other tests is slow, and is to answer all the same. */
const unhurried = { maxInFlight: 0, maxEventLoopDelayMs: 0, maxPoolWaitMs: 0 };

function configOf<C extends ServiceConfig>(
  service: Service<C>,
  issuer: TestIssuer,
  urls: { service: string; events: string },
  own: object,
): C {
  return Object.assign(new service.config(), {
    port: 0,
    logLevel: 'silent',
    nodeEnv: 'test',
    ...unhurried,
    jwksUrl: issuer.jwksUrl,
    databaseUrl: urls.service,
    eventsDatabaseUrl: urls.events,
    ...own,
  });
}

/** Overrides a configuration, or makes of the URL of the service's database what does. */
type Own<C> = Partial<C> | ((databaseUrl: string) => Promise<Partial<C>>);

/** Starts a service on a free port with both roles; `own` overrides its configuration. */
export async function startTestService<C extends ServiceConfig>(
  service: Service<C>,
  own: Own<C> = {},
): Promise<TestService> {
  const [issuer, database, log] = await Promise.all([
    testIssuer(),
    serviceDatabase(service.persistence),
    eventsDatabase(),
  ]);
  const urls = { service: database.runtimeUrl, events: log.runtimeUrl };
  const config = configOf(service, issuer, urls, typeof own === 'function' ? await own(urls.service) : own);
  const app = await startService(service, config);
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const [db, events] = [poolOf(database.ownerUrl), poolOf(log.ownerUrl)];
  await ready(url);
  return {
    app,
    url,
    managementUrl: app.get(ManagementServer, { strict: false }).url,
    issuer,
    config,
    send: client(url),
    db,
    events,
    published: (topic, key) => published(db, events, topic, key),
    close: () => end(app, [db, events], [database, log], issuer),
  };
}

/** A pool has ended before its connections have: the database that is dropped then may still tell one of them so. */
function poolOf(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: 2 });
  pool.on('error', () => undefined);
  return pool;
}

async function end(
  app: NestFastifyApplication,
  pools: Pool[],
  databases: TestDatabase[],
  issuer: TestIssuer,
): Promise<void> {
  await app.close();
  await Promise.all(pools.map((pool) => pool.end()));
  await Promise.all([...databases.map((database) => database.drop()), issuer.close()]);
}

/** Asks until `condition` answers something, at most 20 s unless told otherwise. */
export async function eventually<T>(
  condition: () => Promise<T | undefined | false | 0>,
  what = 'the condition',
  timeoutMs = 20_000,
): Promise<T> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
    const found = await condition();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${what} did not come true within ${timeoutMs} ms`);
}

const ready = (url: string): Promise<unknown> =>
  eventually(async () => (await fetch(`${url}/health/ready`)).status === 200, 'readiness');

async function published(db: Pool, events: Pool, topic: string, key?: string): Promise<PublishedEvent[]> {
  await eventually(async () => (await db.query('SELECT FROM outbox LIMIT 1')).rowCount === 0, 'an empty outbox');
  const { rows } = await events.query<{
    topic: string;
    key: string;
    headers: Record<string, string>;
    payload: Buffer | null;
  }>(
    'SELECT topic, key, headers, payload FROM event_log WHERE topic = $1 AND ($2::text IS NULL OR key = $2) ORDER BY position',
    [topic, key ?? null],
  );
  return rows.map(({ headers, payload, ...row }) => ({
    ...row,
    headers,
    name: headers.ce_type?.replace('fi.ovipro.', ''),
    sequence: Number(headers.ce_sequence),
    data: payload && JSON.parse(payload.toString()),
  }));
}

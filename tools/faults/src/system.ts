import {
  EventTransportConfig,
  createEventTransport,
  createLogger,
  type EventTransport,
  loadConfig,
} from '@ovipro/platform/server';
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** What `npm start` writes of the processes that run; what is down has no `pid`. */
export interface Running {
  ready: boolean;
  gateway: { url: string; pid?: number };
  postgres: { pid?: number };
  kafka?: { brokers: string[]; pid?: number };
  services: Record<string, { url: string; managementUrl: string; ownerUrl: string; processes: { pid: number }[] }>;
  eventsDatabaseUrl: string;
  eventsOwnerUrl: string;
}

const root = join(__dirname, '../../..');
const startTimeoutMs = 180_000;

export const demoFile = (name: string): string => join(root, 'tools', 'demo', name);

/** The whole system, as `npm start` runs it: what is killed is started again by its supervisor. */
export class RunningSystem {
  private constructor(
    private readonly child: ChildProcess,
    private readonly runFile: string,
  ) {}

  static async start(data: string, port: number, kafka: boolean, env: NodeJS.ProcessEnv = {}): Promise<RunningSystem> {
    const args = [
      'tools/dev/start.mjs',
      '--port',
      String(port),
      '--data',
      data,
      '--json',
      ...(kafka ? ['--kafka'] : []),
    ];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'development', LOG_LEVEL: 'warn', RATE_LIMIT_PER_SECOND: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(`${data}.log`);
    child.stdout?.pipe(log);
    child.stderr?.pipe(log);
    // whoever ends this process ends the system with it
    process.once('exit', () => child.kill('SIGTERM'));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
    const system = new RunningSystem(child, join(data, 'run.json'));
    await system.untilReady(`${data}.log`);
    return system;
  }

  get running(): Running {
    return JSON.parse(readFileSync(this.runFile, 'utf8')) as Running;
  }

  get gatewayUrl(): string {
    return this.running.gateway.url;
  }

  /** Of gateway, postgres, kafka or a service; undefined while it is down. */
  pidOf(name: string): number | undefined {
    const { gateway, postgres, kafka, services } = this.running;
    if (name === 'gateway') return gateway.pid;
    if (name === 'postgres') return postgres.pid;
    if (name === 'kafka') return kafka?.pid;
    return services[name].processes.at(0)?.pid;
  }

  transport(): EventTransport {
    const { kafka, eventsDatabaseUrl } = this.running;
    const env = kafka
      ? { EVENT_TRANSPORT: 'kafka', KAFKA_BROKERS: kafka.brokers.join(',') }
      : { EVENT_TRANSPORT: 'postgres', EVENTS_DATABASE_URL: eventsDatabaseUrl };
    return createEventTransport(loadConfig(EventTransportConfig, env), 'faults', createLogger('faults', 'error'));
  }

  /** Works on a service's database as its owner. */
  async withDatabase<T>(service: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.running.services[service].ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }

  private async untilReady(log: string): Promise<void> {
    for (const end = Date.now() + startTimeoutMs; Date.now() < end; await sleep(100)) {
      if (this.child.exitCode !== null)
        throw new Error(`The system ended while it started:\n${readFileSync(log, 'utf8')}`);
      if (existsSync(this.runFile) && this.running.ready) return;
    }
    throw new Error(`The system did not start within ${startTimeoutMs / 1000} s; see ${log}.`);
  }
}

import { readRunFile, type RunningSystem } from '@ovipro/dev';
import {
  EventTransportConfig,
  createEventTransport,
  createLogger,
  type EventTransport,
  loadConfig,
} from '@ovipro/platform/server';
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

export const root = join(__dirname, '../../..');
const startTimeoutMs = 180_000;

/** The whole system, as `npm start` runs it: what is killed is started again by its supervisor. */
export class SystemUnderFaults {
  private constructor(
    private readonly child: ChildProcess,
    private readonly runFile: string,
  ) {}

  static async start(
    data: string,
    port: number,
    kafka: boolean,
    env: NodeJS.ProcessEnv = {},
  ): Promise<SystemUnderFaults> {
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
    const system = new SystemUnderFaults(child, join(data, 'run.json'));
    await system.untilReady(`${data}.log`);
    return system;
  }

  /** @throws Error where nothing runs */
  get running(): RunningSystem {
    const running = readRunFile(this.runFile);
    if (!running) throw new Error('The system does not run any more.');
    return running;
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
      if (readRunFile(this.runFile)?.ready) return;
    }
    throw new Error(`The system did not start within ${startTimeoutMs / 1000} s; see ${log}.`);
  }
}

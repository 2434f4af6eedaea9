import { rmSync } from 'node:fs';
import { type Allotment, gatewayName, urlOf } from './environment';
import { readIfThere, writeWhole } from './files';
import type { Log } from './log/log';
import { identityOf } from './process-identity';
import { eventsDatabase } from './services';

/** What runs, for operators and tools. A process that is down for a moment has no `pid`. */
export interface RunningSystem {
  supervisor: { pid: number; identity: string };
  /** Whether all of it was up once. */
  ready: boolean;
  gateway: { url: string; managementUrl: string; pid?: number };
  transport: 'postgres' | 'kafka';
  /** Without `pid` where the broker is not ours. */
  kafka?: { brokers: string[]; pid?: number };
  postgres: { pid?: number; port?: number };
  services: Record<string, RunningService>;
  /** The event log, as the role that services use. */
  eventsDatabaseUrl: string;
  eventsOwnerUrl: string;
}

export interface RunningService {
  url: string;
  /** Metrics, and what is behind health. */
  managementUrl: string;
  databaseUrl: string;
  ownerUrl: string;
  processes: { role: 'api' | 'worker' | 'both'; pid: number }[];
}

/** The processes as they are now. */
export interface Pids {
  gateway?: number;
  postgres: { pid?: number; port?: number };
  kafka?: number;
  services: Record<string, number | undefined>;
}

/** `run.json`: there from the moment all processes were started until the orderly end, and rewritten at each change. */
export class RunFile {
  private system?: RunningSystem;

  constructor(
    private readonly path: string,
    private readonly log: Log,
  ) {
    this.remove();
  }

  begin({ databases, gatewayPort, ports, managementPorts, kafkaBrokers }: Allotment): void {
    const service = (name: string): RunningService => ({
      url: urlOf(ports[name]),
      managementUrl: urlOf(managementPorts[name]),
      databaseUrl: databases[name].runtimeUrl,
      ownerUrl: databases[name].ownerUrl,
      processes: [],
    });
    this.system = {
      supervisor: { pid: process.pid, identity: identityOf(process.pid) ?? '' },
      ready: false,
      gateway: { url: urlOf(gatewayPort), managementUrl: urlOf(managementPorts[gatewayName]) },
      transport: kafkaBrokers ? 'kafka' : 'postgres',
      kafka: kafkaBrokers ? { brokers: kafkaBrokers.split(',') } : undefined,
      postgres: {},
      services: Object.fromEntries(Object.keys(ports).map((name) => [name, service(name)])),
      eventsDatabaseUrl: databases[eventsDatabase].runtimeUrl,
      eventsOwnerUrl: databases[eventsDatabase].ownerUrl,
    };
  }

  update({ gateway, postgres, kafka, services }: Pids): void {
    if (!this.system) return;
    this.system.gateway.pid = gateway;
    this.system.postgres = { pid: postgres.pid, port: postgres.port };
    if (this.system.kafka) this.system.kafka.pid = kafka;
    for (const [name, pid] of Object.entries(services)) {
      this.system.services[name].processes = pid === undefined ? [] : [{ role: 'both', pid }];
    }
    this.write();
  }

  ready(): void {
    if (this.system) this.system.ready = true;
    this.write();
  }

  remove(): void {
    this.system = undefined;
    rmSync(this.path, { force: true });
  }

  private write(): void {
    try {
      if (this.system) writeWhole(this.path, `${JSON.stringify(this.system, null, 2)}\n`);
    } catch (error) {
      this.log.say('error', `${this.path} could not be written: ${(error as Error).message}`);
    }
  }
}

/** What runs; undefined if nothing does, be it that a killed supervisor could not say so. */
export function readRunFile(path: string): RunningSystem | undefined {
  const text = readIfThere(path);
  if (text === undefined) return undefined;
  const system = JSON.parse(text) as RunningSystem;
  return identityOf(system.supervisor.pid) === system.supervisor.identity ? system : undefined;
}

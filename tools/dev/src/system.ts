import { customaryPort, hasArtifacts } from '@ovipro/kafka';
import { join } from 'node:path';
import type { DataFolder } from './data-folder';
import { createDatabases, type Databases, databaseSecrets } from './databases';
import { demoFile, DemoMarker } from './demo';
import { postDemo } from './demo-posts';
import {
  type Allotment,
  gatewayEnvironment,
  gatewayName,
  inherited,
  serviceEnvironment,
  toolEnvironment,
  urlOf,
  type SystemUrls,
} from './environment';
import { Interrupted } from './failure';
import { untilReady } from './health';
import { SupervisedKafka } from './supervised-kafka';
import { SupervisedPostgres } from './supervised-postgres';
import { SupervisedProcess } from './supervised-process';
import type { Log } from './log/log';
import { allMigrations, listVariable } from './migrations';
import type { Program } from './node-process';
import type { Options, Progress } from './options';
import { freePorts } from './ports';
import { RunFile } from './run-file';
import { runProgram } from './run-program';
import { Secrets } from './secrets';
import { allSecrets, eventsDatabase, services } from './services';

const serviceNames = services.map(({ name }) => name);

/** Names under which processes log. */
export const logNames = ({ kafka }: Options): string[] => [
  'postgres',
  ...(kafka ? ['kafka'] : []),
  gatewayName,
  ...serviceNames,
];

/** Services and gateway are small programs: V8 may keep their heaps so. */
const nodeFlags = ['--max-old-space-size=256', '--max-semi-space-size=4'];

const systemUrls = ({ gatewayPort, ports, managementPorts, databases, kafkaBrokers }: Allotment): SystemUrls => ({
  gatewayUrl: urlOf(gatewayPort),
  eventsUrl: databases[eventsDatabase].runtimeUrl,
  kafkaBrokers,
  services: Object.fromEntries(
    serviceNames.map((name) => [
      name,
      {
        url: urlOf(ports[name]),
        managementUrl: urlOf(managementPorts[name]),
        databaseUrl: databases[name].runtimeUrl,
      },
    ]),
  ),
});

const kafkaStep = (): string => (hasArtifacts() ? 'starting Kafka' : 'fetching Kafka with Maven and starting it');

/** All processes of one installation: how they come up, what is known of them, how they end. */
export class System {
  private readonly postgres: SupervisedPostgres;
  private readonly secrets: Secrets;
  private readonly demo: DemoMarker;
  private readonly runFile: RunFile;
  /** Where events go over Kafka; undefined where they do not. */
  kafkaBrokers?: string;
  private kafka?: SupervisedKafka;
  private gateway?: SupervisedProcess;
  private services: SupervisedProcess[] = [];

  constructor(
    private readonly options: Options,
    private readonly folder: DataFolder,
    private readonly log: Log,
    private readonly progress: Progress,
  ) {
    this.secrets = new Secrets(folder.secrets);
    this.demo = new DemoMarker(folder.demo);
    this.runFile = new RunFile(folder.run, log);
    this.postgres = new SupervisedPostgres(folder.postgres, log, () => this.tell());
  }

  /** Whether the demo accounts are there. */
  get hasDemo(): boolean {
    return this.demo.any;
  }

  /** @throws Failure, KafkaStartError, PostgresStartError, and Interrupted when `signal` is given before all of it is up */
  async bringUp(signal: AbortSignal): Promise<void> {
    if (this.options.kafka) await this.useKafka();
    const ports = await freePorts(2 * services.length + 1);
    const { kafkaBrokers } = this;
    const addresses = {
      gatewayPort: this.options.port,
      kafkaBrokers,
      ports: Object.fromEntries(serviceNames.map((name) => [name, ports.pop() as number])),
      managementPorts: Object.fromEntries([...serviceNames, gatewayName].map((name) => [name, ports.pop() as number])),
    };
    // it needs no database, and loads while there is none
    this.gateway = this.keep(gatewayName, gatewayName, gatewayEnvironment(addresses));
    this.gateway.start();
    await this.step('starting PostgreSQL', signal, () => this.postgres.start());
    if (this.kafka) await this.step(kafkaStep(), signal, () => this.kafka?.start());
    const databases = await this.step('preparing the databases', signal, () => this.prepareDatabases(signal));
    const allotment = { ...addresses, databases };
    if (kafkaBrokers) await this.step('creating topics', signal, () => this.createTopics(allotment, signal));
    await this.loadDemo(allotment, signal);
    const all = [...serviceNames, gatewayName].join(', ');
    await this.step(`starting ${all}`, signal, () => this.startServices(allotment, signal));
    await this.sendDemo(signal);
    this.runFile.ready();
  }

  /** In order: nobody asks a service that has gone, no service asks a database that has gone. */
  async end(): Promise<void> {
    await this.gateway?.stop();
    await Promise.all(this.services.map((process) => process.stop()));
    await Promise.all([this.postgres.stop(), this.kafka?.stop()]);
    this.runFile.remove();
  }

  /** At once, by force. */
  kill(): void {
    for (const process of [this.gateway, ...this.services]) process?.kill();
    this.postgres.kill();
    this.kafka?.kill();
    this.runFile.remove();
  }

  /** The brokers that the environment names, or one of our own. */
  private async useKafka(): Promise<void> {
    this.kafkaBrokers = process.env.KAFKA_BROKERS;
    if (this.kafkaBrokers) return;
    const port = await customaryPort();
    this.kafkaBrokers = `127.0.0.1:${port}`;
    this.kafka = new SupervisedKafka(this.folder.kafka, port, this.log, () => this.tell());
  }

  /** What is there already stays as it is, which is told where the contracts say otherwise by now. */
  private async createTopics(allotment: Allotment, signal: AbortSignal): Promise<void> {
    const script = join(this.options.root, 'tools', 'topics', 'dist', 'main.js');
    const env = this.toolEnvironment(allotment);
    const lines = await this.run('topics', { script, args: ['apply'], env }, signal);
    for (const line of lines.filter((each) => each.startsWith('different:'))) this.log.say('warn', `topics: ${line}`);
  }

  private toolEnvironment(allotment: Allotment): NodeJS.ProcessEnv {
    return { ...inherited(), ...toolEnvironment(systemUrls(allotment), this.secrets) };
  }

  private async prepareDatabases(signal: AbortSignal): Promise<Databases> {
    this.secrets.ensure([...databaseSecrets(serviceNames), ...allSecrets]);
    const databases = await createDatabases(this.postgres.superuserUrl(), serviceNames, this.secrets);
    const env = { ...inherited(), [listVariable]: JSON.stringify(allMigrations(this.options.root, databases)) };
    await this.run('migrations', { script: join(__dirname, 'migrate.js'), env }, signal);
    return databases;
  }

  private async loadDemo(allotment: Allotment, signal: AbortSignal): Promise<void> {
    const missing = this.options.demo ? this.demo.missing() : [];
    const env = this.toolEnvironment(allotment);
    for (const step of missing) {
      await this.step(`loading demo data: ${step.file}`, signal, async () => {
        const args = [...step.args, demoFile(this.options.root, step)];
        await this.run('demo', { script: join(this.options.root, 'tools', step.script), args, env }, signal);
        this.demo.add(step);
      });
    }
  }

  /** What is not taken is told and tried again at the next start: the demo account may have another password by now. */
  private async sendDemo(signal: AbortSignal): Promise<void> {
    const missing = this.options.demo ? this.demo.missingPosts() : [];
    for (const post of missing) {
      await this.step(`loading demo data: ${post.file}`, signal, async () => {
        const refusal = await postDemo(urlOf(this.options.port), demoFile(this.options.root, post), post);
        if (refusal) this.log.say('warn', refusal);
        else this.demo.add(post);
      });
    }
  }

  private async startServices(allotment: Allotment, signal: AbortSignal): Promise<void> {
    this.services = services.map((service) =>
      this.keep(service.name, service.folder, {
        ...serviceEnvironment(service, allotment, this.secrets),
        ...service.environment?.(this.folder),
      }),
    );
    for (const service of this.services) service.start();
    this.runFile.begin(allotment);
    this.tell();
    const awaited = this.services.map((process) => ({
      process,
      url: `${urlOf(allotment.ports[process.name])}/health/ready`,
    }));
    if (this.gateway)
      awaited.push({ process: this.gateway, url: `${urlOf(allotment.managementPorts[gatewayName])}/health` });
    await untilReady(awaited, (names) => this.progress.detail(`waiting for ${names}`), signal);
  }

  private keep(name: string, folder: string, env: NodeJS.ProcessEnv): SupervisedProcess {
    const program = { script: join(this.options.root, 'apps', folder, 'dist', 'main.js'), env, nodeFlags };
    return new SupervisedProcess(name, program, this.log, this.log.sink(name), () => this.tell());
  }

  private tell(): void {
    const pids = Object.fromEntries(this.services.map((process) => [process.name, process.pid]));
    this.runFile.update({
      gateway: this.gateway?.pid,
      postgres: this.postgres,
      kafka: this.kafka?.pid,
      services: pids,
    });
  }

  private run(name: string, program: Program, signal: AbortSignal): Promise<string[]> {
    return runProgram(name, program, this.log, signal);
  }

  private async step<T>(text: string, signal: AbortSignal, work: () => T | Promise<T>): Promise<T> {
    this.progress.begin(text);
    const result = await work();
    if (signal.aborted) throw new Interrupted();
    this.progress.done();
    return result;
  }
}

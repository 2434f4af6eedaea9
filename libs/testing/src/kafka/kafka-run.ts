import type { RunningKafka, StartOptions } from '@ovipro/kafka';
import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeTempDir, removeTempDir } from '../postgres/test-run';
import { BROKERS_VARIABLE, MISSING_VARIABLE, STARTER_VARIABLE } from './names';

// jest loads this file without our module map, so the launcher is handed in and everything imported here is light

/** What of `@ovipro/kafka` a test run needs. */
export interface Launcher {
  missing(): string | undefined;
  hasArtifacts(): boolean;
  artifacts(): Promise<string>;
  startKafka(options: StartOptions): Promise<RunningKafka>;
}

/** What the run has to undo at its end. */
export interface KafkaRun {
  end(): Promise<void>;
}

/**
 * Gives a test run one broker, which starts when the first test asks for it, and tells the workers where to ask.
 * Without Java or Maven tests with Kafka are skipped; in CI, where `CI` is set, the run fails.
 * @throws Error with a sentence that says what CI lacks
 */
export async function startKafkaRun(launcher: Launcher): Promise<KafkaRun> {
  const lacking = await whatIsMissing(launcher);
  if (process.env.CI) assertNotInCi(lacking);
  if (lacking) {
    process.env[MISSING_VARIABLE] = lacking;
    process.stderr.write(`Tests with Kafka are skipped. ${lacking}\n`);
  }
  if (lacking || process.env[BROKERS_VARIABLE]) return { end: () => Promise.resolve() };
  const broker = new SharedBroker(launcher);
  process.env[STARTER_VARIABLE] = await broker.offer();
  return broker;
}

/** What Kafka lacks on this machine. Its files are fetched here, where no test waits for them with a time limit. */
async function whatIsMissing({ missing, hasArtifacts, artifacts }: Launcher): Promise<string | undefined> {
  const sentence = missing();
  if (sentence || hasArtifacts()) return sentence;
  process.stderr.write('fetching Kafka with Maven ...\n');
  return artifacts().then(
    () => undefined,
    (error: Error) => error.message,
  );
}

function assertNotInCi(lacking: string | undefined): void {
  if (lacking) throw new Error(`CI runs the tests with Kafka. ${lacking}`);
  // the path as this process knows it, which in a test of this is not the one that it was started with
  const runs = (program: string): boolean => !spawnSync(program, ['-V'], { stdio: 'ignore', env: process.env }).error;
  if (!runs('kcat') && runs('apt-get'))
    throw new Error('CI runs the tests with kcat: install it with sh tools/kafka/install-kcat.sh.');
}

/** Workers ask by HTTP, since the process that starts a broker has to outlive every one of them. */
class SharedBroker implements KafkaRun {
  private readonly server: Server;
  private broker?: Promise<RunningKafka>;
  private folder?: string;

  constructor(private readonly launcher: Launcher) {
    this.server = createServer((_request, response) => {
      this.broker ??= this.start();
      this.broker.then(
        ({ brokers }) => response.end(brokers),
        (error: Error) => response.writeHead(500).end(error.message),
      );
    });
  }

  /** Where to ask. */
  async offer(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.server.unref();
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async end(): Promise<void> {
    delete process.env[STARTER_VARIABLE];
    this.server.close();
    const broker = await this.broker?.catch(() => undefined);
    await broker?.kill();
    if (this.folder) await removeTempDir(this.folder);
  }

  private async start(): Promise<RunningKafka> {
    this.folder = await makeTempDir();
    return this.launcher.startKafka({ dataDir: this.folder });
  }
}

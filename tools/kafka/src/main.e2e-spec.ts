import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from './answers';
import { missing } from './artifacts';
import { javaVersion } from './java';
import { freePort } from './ports';

jest.setTimeout(180_000);

const root = join(__dirname, '../../..');
const alternative = 'or name a broker that runs already with KAFKA_BROKERS=host:port.';

let folder: string;
const started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), `ovipro-test-${process.pid}-`));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 40, retryDelay: 50 });
});

interface Run {
  child: ChildProcess;
  said: string;
  ended: Promise<number | null>;
}

function start(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...env } });
  const run: Run = { child, said: '', ended: new Promise((resolve) => child.once('close', resolve)) };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (run.said += String(chunk)));
  started.push(child);
  return run;
}

/** As `npm run kafka` does it. */
const npmRunKafka = (args: string[], env?: NodeJS.ProcessEnv): Run =>
  start('tools/dev/run.mjs', ['kafka', ...args], env);

async function brokersOf(run: Run): Promise<number> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    const [, port] = /KAFKA_BROKERS=127\.0\.0\.1:(\d+)/.exec(run.said) ?? [];
    if (port) return Number(port);
  }
  throw new Error(`It never said where it is: ${run.said}`);
}

(missing() ? describe.skip : describe)('npm run kafka [needs Java 17 and Maven]', () => {
  it('says where the broker is once it answers, ends it with Ctrl-C and takes its data up again', async () => {
    const port = await freePort();
    const first = npmRunKafka(['--port', String(port), '--data', join(folder, 'kafka')]);
    expect(await brokersOf(first)).toBe(port);
    expect(await answers(port)).toBe(true);
    first.child.kill('SIGINT');
    expect([await first.ended, await answers(port)]).toEqual([0, false]);
    expect(first.said).toContain('Kafka has ended.');
    const second = npmRunKafka(['--port', String(port)], { OVIPRO_DATA: folder });
    expect(await answers(await brokersOf(second))).toBe(true);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });
});

describe('npm run kafka', () => {
  /** A copy of the tool that has fetched nothing yet. */
  function unfetched(): string {
    for (const name of ['dist', 'pom.xml', 'log4j2.properties'])
      cpSync(join(root, 'tools/kafka', name), join(folder, 'tool', name), { recursive: true });
    return join(folder, 'tool/dist/main.js');
  }

  /** A PATH with these programs alone. */
  function path(...names: string[]): NodeJS.ProcessEnv {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    const folders = (process.env.PATH ?? '').split(delimiter);
    for (const name of names) {
      const found = folders.map((each) => join(each, name)).find((each) => existsSync(each));
      if (found) symlinkSync(found, join(bin, name));
    }
    return { PATH: bin, JAVA_HOME: '' };
  }

  /** How a start ends that cannot succeed: its last line. */
  async function refusal(env: NodeJS.ProcessEnv): Promise<{ code: number | null; sentence?: string }> {
    const run = start(unfetched(), ['--data', join(folder, 'kafka')], env);
    return { code: await run.ended, sentence: run.said.trim().split('\n').at(-1) };
  }

  it.each([
    [['--port', '70000'], '--port takes a number from 1 to 65535.\n'],
    [['--prot', '1'], "Unknown option '--prot'\n"],
  ])('refuses %j', async (args, sentence) => {
    const run = npmRunKafka(args);
    expect([await run.ended, run.said]).toEqual([1, sentence]);
  });

  it('says what to do without Java', async () => {
    const sentence = `Kafka needs Java 17 or newer: install it, ${alternative}`;
    expect(await refusal(path())).toEqual({ code: 1, sentence });
  });

  (javaVersion() ? it : it.skip)('says what to do without Maven [needs Java 17]', async () => {
    const sentence = `Kafka's files come by Maven: install it, ${alternative}`;
    expect(await refusal(path('java'))).toEqual({ code: 1, sentence });
  });

  (missing() ? it.skip : it)('says what to do without network [needs Java 17 and Maven]', async () => {
    mkdirSync(join(folder, '.m2'));
    writeFileSync(join(folder, '.m2/settings.xml'), '<settings><offline>true</offline></settings>');
    const log = join(folder, 'tool/lib/maven.log');
    const sentence = `Maven could not fetch Kafka's files (its words stand in ${log}): see to the network, ${alternative}`;
    expect(await refusal({ MAVEN_OPTS: `-Duser.home=${folder}` })).toEqual({ code: 1, sentence });
    expect(existsSync(log)).toBe(true);
  });
});

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers } from './answers';
import { missing } from './artifacts';
import { runningBroker } from './former';
import { type RunningKafka, startKafka } from './start';

jest.setTimeout(180_000);

const fixture = join(__dirname, 'launch.fixture.cjs');

const portOf = ({ brokers }: RunningKafka): number => Number(brokers.split(':')[1]);

(missing() ? describe.skip : describe)('startKafka [needs Java 17 and Maven]', () => {
  // a space, a comma and a letter beyond ASCII: Kafka takes a list of folders, and Java a locale
  const dataDir = mkdtempSync(join(tmpdir(), `ovipro-test-${process.pid}-ä ,`));
  const identity = (): string => readFileSync(join(dataDir, 'log', 'meta.properties'), 'utf8').replace(/^#.*\n/gm, '');
  let kafka: RunningKafka;
  let first: string;

  beforeAll(async () => {
    kafka = await startKafka({ dataDir });
    first = identity();
  });
  afterAll(async () => {
    await kafka?.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('starts a broker that answers requests', async () => {
    expect(await answers(portOf(kafka))).toBe(true);
  });

  it('says in one sentence that a port is taken', async () => {
    const port = portOf(kafka);
    const starting = startKafka({ dataDir: `${dataDir}-other`, port });
    await expect(starting).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken by another program.`);
    rmSync(`${dataDir}-other`, { recursive: true, force: true });
  });

  it('says in one sentence that a broker runs on the data', async () => {
    const sentence = `${dataDir} is in use by process ${process.pid} (its Kafka is ${kafka.pid}): stop that one first.`;
    await expect(startKafka({ dataDir })).rejects.toThrow(sentence);
  });

  it('starts again on its data and another port soon after kill -9', async () => {
    const former = portOf(kafka);
    await kafka.kill();
    expect([await kafka.exited, await answers(former)]).toEqual(['SIGKILL', false]);
    const began = performance.now();
    kafka = await startKafka({ dataDir });
    // Kafka's own default makes a killed broker wait for 9 s
    process.stdout.write(`Kafka after kill -9: ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    expect([await answers(portOf(kafka)), identity()]).toEqual([true, first]);
  });

  it('stays within 400 MB', () => {
    const status = existsSync('/proc/self/status') ? readFileSync(`/proc/${kafka.pid}/status`, 'utf8') : 'VmHWM: 0';
    expect(Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024).toBeLessThan(400);
  });

  it('ends in order', async () => {
    await kafka.stop();
    expect([await answers(portOf(kafka)), runningBroker(dataDir)]).toEqual([false, undefined]);
  });

  it('breaks a start off that nobody wants any more', async () => {
    const end = new AbortController();
    const starting = startKafka({ dataDir, signal: end.signal });
    end.abort();
    await expect(starting).rejects.toThrow('Kafka did not start: it was broken off');
    expect(runningBroker(dataDir)).toBeUndefined();
  });

  it('takes over from a broker whose launcher was killed', async () => {
    const launcher = spawn(process.execPath, [fixture, JSON.stringify({ dataDir })], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await launcher.stdout.take(1).toArray()) as Buffer[];
    const { pid } = JSON.parse(String(line)) as { pid: number };
    expect(runningBroker(dataDir)).toEqual({ pid, launcher: launcher.pid });
    launcher.kill('SIGKILL');
    kafka = await startKafka({ dataDir });
    expect(runningBroker(dataDir)).toEqual({ pid: kafka.pid, launcher: process.pid });
  });
});

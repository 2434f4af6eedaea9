import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningKafka } from '@ovipro/kafka';
import { type Launcher, startKafkaRun } from './kafka-run';
import { BROKERS_VARIABLE, MISSING_VARIABLE, STARTER_VARIABLE } from './names';
import { describeWithKafka, testKafka } from './test-kafka';

jest.setTimeout(60_000);

describeWithKafka('testKafka', () => {
  it('gives every caller the same broker, which takes connections', async () => {
    const [first, second] = await Promise.all([testKafka(), testKafka()]);
    expect(second.brokers).toBe(first.brokers);
    const [host, port] = first.brokers.split(':');
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), host, () => resolve(void socket.destroy()));
      socket.once('error', reject);
    });
  });
});

describe('a test run', () => {
  const before = { ...process.env };
  const launcher = (sentence?: string): Launcher => ({
    missing: () => sentence,
    hasArtifacts: () => true,
    artifacts: () => Promise.resolve(''),
    startKafka: () => Promise.resolve({ brokers: '127.0.0.1:1', kill: () => Promise.resolve() } as RunningKafka),
  });

  beforeEach(() => {
    for (const name of ['CI', BROKERS_VARIABLE, MISSING_VARIABLE, STARTER_VARIABLE]) delete process.env[name];
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    process.env = { ...before };
  });

  it('starts a broker only for a test that asks', async () => {
    const given = launcher();
    const starting = jest.spyOn(given, 'startKafka');
    const run = await startKafkaRun(given);
    expect(starting).not.toHaveBeenCalled();
    expect([(await testKafka()).brokers, (await testKafka()).brokers]).toEqual(['127.0.0.1:1', '127.0.0.1:1']);
    expect(starting).toHaveBeenCalledTimes(1);
    await run.end();
  });

  it('hands the sentence on where the broker does not start', async () => {
    const startKafka = (): Promise<never> => Promise.reject(new Error('Kafka did not start: no room.'));
    const run = await startKafkaRun({ ...launcher(), startKafka });
    await expect(testKafka()).rejects.toThrow('Kafka did not start: no room.');
    await run.end();
  });

  it('takes the broker that TEST_KAFKA_BROKERS names', async () => {
    process.env[BROKERS_VARIABLE] = '127.0.0.1:2';
    await startKafkaRun(launcher());
    expect([(await testKafka()).brokers, process.env[STARTER_VARIABLE]]).toEqual(['127.0.0.1:2', undefined]);
  });

  it('skips tests with Kafka where something is missing, and says what', async () => {
    await startKafkaRun(launcher('Kafka needs Java.'));
    expect(process.env[MISSING_VARIABLE]).toBe('Kafka needs Java.');
    expect(process.stderr.write).toHaveBeenCalledWith('Tests with Kafka are skipped. Kafka needs Java.\n');
  });

  it('skips them where nothing can be fetched', async () => {
    const artifacts = (): Promise<never> => Promise.reject(new Error('Maven could not fetch it.'));
    await startKafkaRun({ ...launcher(), hasArtifacts: () => false, artifacts });
    expect(process.env[MISSING_VARIABLE]).toBe('Maven could not fetch it.');
  });

  it('fails in CI instead', async () => {
    process.env.CI = 'true';
    const sentence = 'CI runs the tests with Kafka. Kafka needs Java.';
    await expect(startKafkaRun(launcher('Kafka needs Java.'))).rejects.toThrow(sentence);
  });

  it('fails in CI without kcat where that can be installed', async () => {
    const bin = mkdtempSync(join(tmpdir(), `ovipro-test-${process.pid}-`));
    spawnSync('ln', ['-s', process.execPath, join(bin, 'apt-get')]);
    Object.assign(process.env, { CI: 'true', PATH: bin });
    await expect(startKafkaRun(launcher())).rejects.toThrow('install it with sh tools/kafka/install-kcat.sh.');
    rmSync(bin, { recursive: true });
  });
});

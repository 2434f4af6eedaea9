import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missing } from './artifacts';
import { type RunningKafka, startKafka } from './start';

jest.setTimeout(180_000);

const lacking = missing();

const answers = (brokers: string): Promise<boolean> =>
  new Promise((resolve) => {
    const [host, port] = brokers.split(':');
    const socket = connect(Number(port), host, () => resolve(!!socket.destroy()));
    socket.once('error', () => resolve(false));
  });

(lacking ? describe.skip : describe)('startKafka [needs Java 17 and Maven]', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ovipro-test-kafka-'));
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startKafka({ dataDir });
  });
  afterAll(async () => {
    await kafka?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('starts a broker that takes connections', async () => {
    expect(await answers(kafka.brokers)).toBe(true);
  });

  it('says in one sentence that a port is taken', async () => {
    const port = Number(kafka.brokers.split(':')[1]);
    const starting = startKafka({ dataDir: `${dataDir}-other`, port });
    await expect(starting).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken by another program.`);
  });

  it('starts again on its data after kill -9', async () => {
    process.kill(kafka.pid, 'SIGKILL');
    await kafka.exited;
    expect(await answers(kafka.brokers)).toBe(false);
    kafka = await startKafka({ dataDir });
    expect(await answers(kafka.brokers)).toBe(true);
  });

  it('ends in order', async () => {
    await kafka.stop();
    expect(await answers(kafka.brokers)).toBe(false);
  });
});

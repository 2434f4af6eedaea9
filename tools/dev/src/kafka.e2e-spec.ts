import { describeWithKafka, sampleOf } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoAccounts } from './demo';
import { freePorts, refusal } from './ports';
import { alive, run, StartedSystem, until } from './started-system.fixture';

jest.setTimeout(180_000);

const account = 'etuovi';
/** A Java program starts slowly on a machine that runs tests beside it. */
const timeoutMs = 60_000;

describeWithKafka('npm start -- --kafka', () => {
  let system: StartedSystem;
  let token: string;

  beforeAll(async () => {
    system = await StartedSystem.create('--kafka');
    await system.start();
    process.stdout.write(`start with Kafka: ${system.took.toFixed(1)} s\n`);
    const pair = { username: account, password: demoAccounts.passwordOf(account) };
    ({ access_token: token } = await post<{ access_token: string }>('/authentication/v1/tokens', pair));
  });
  afterAll(() => system?.dispose());

  async function post<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json', 'request-id': randomUUID() };
    const authorization = token ? { authorization: `Bearer ${token}` } : undefined;
    const response = await fetch(`${system.url}${path}`, {
      method: 'POST',
      headers: { ...headers, ...authorization },
      body: JSON.stringify(body),
    });
    expect(response.ok).toBe(true);
    return (await response.json()) as T;
  }

  const sendLead = async (): Promise<string> => {
    const sample = sampleOf<object>('lead', 'marketplaceLead.create.request');
    return (await post<{ leadId: string }>('/lead/v1/marketplaces/ETUOVI/leads', sample)).leadId;
  };

  const tail = async (topic: string): Promise<string> => {
    const args = ['tools/dev/run.mjs', 'events', 'tail', topic, '--from-start', '--once'];
    return (await run(args, { OVIPRO_DATA: system.data })).stdout;
  };

  const published = (leadId: string): Promise<string> =>
    until(
      'the event',
      async () => {
        const events = await tail('ovipro.lead');
        return events.includes(`lead-created ${leadId}`) ? events : undefined;
      },
      timeoutMs,
    );

  it('tells where the broker is', () => {
    const { transport, kafka } = system.running ?? {};
    expect(transport).toBe('kafka');
    expect(kafka).toEqual({ brokers: [expect.stringMatching(/^127\.0\.0\.1:\d+$/)], pid: expect.any(Number) });
    expect(system.output).toMatch(new RegExp(`Kafka: +${kafka?.brokers[0]}\n`));
  });

  it('brings a lead to its event, and the demo data to the directories', async () => {
    expect(await published(await sendLead())).toContain('lead-created');
    expect(await tail('ovipro.party')).toContain('party-changed');
    expect(await tail('ovipro.meeting')).toContain('meeting-created');
  });

  it('keeps the API answering while the broker is killed, starts it again and brings what was sent meanwhile', async () => {
    const before = system.running;
    process.kill(before?.kafka?.pid as number, 'SIGKILL');
    const leadId = await sendLead();
    const isBack = (): boolean => ![before?.kafka?.pid, undefined].includes(system.running?.kafka?.pid);
    await until('Kafka is back', isBack, timeoutMs);
    expect(system.running?.kafka).toEqual({ ...before?.kafka, pid: expect.any(Number) });
    await published(leadId);
    expect(system.output).toContain('kafka ended (SIGKILL), starting it again in 0.2 s');
  });

  it('ends in order, leaves nothing, and has its events again at the next start', async () => {
    const leadId = await sendLead();
    await published(leadId);
    const pids = system.pids();
    const port = Number(system.running?.kafka?.brokers[0].split(':')[1]);
    expect(await system.signal('SIGTERM')).toBe(0);
    expect([alive(pids), await refusal(port)]).toEqual([[], undefined]);
    await system.start();
    await published(leadId);
    expect(readFileSync(join(system.data, 'logs/topics.log'), 'utf8')).toContain('0 topics created, 0 differences');
  });
});

describe('npm start -- --kafka, with brokers that KAFKA_BROKERS names', () => {
  it('starts none, and says that those do not answer', async () => {
    const data = mkdtempSync(join(tmpdir(), `ovipro-test-${process.pid}-`));
    const [port, nobody] = await freePorts(2);
    const args = ['tools/dev/start.mjs', '--kafka', '--port', String(port), '--data', data];
    const { code, stdout, stderr } = await run(args, { KAFKA_BROKERS: `127.0.0.1:${nobody}` });
    expect([code, stdout.includes('starting Kafka')]).toEqual([1, false]);
    expect(stderr).toMatch(/^topics failed: .*\n$/);
    rmSync(data, { recursive: true, force: true });
  });
});

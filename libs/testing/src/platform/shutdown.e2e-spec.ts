import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { probeService } from '../probe/probe.service';
import { client } from '../service/client';
import { eventsDatabase, serviceDatabase } from '../service/databases';
import { type TestIssuer, testIssuer } from '../service/keys';
import { type ServiceProcess, startProcess } from '../service/process';
import { eventually } from '../service/test-service';

const main = join(__dirname, '../../dist/probe/main.js');

describe('a process that is told to end', () => {
  let issuer: TestIssuer;
  let environment: Record<string, string>;
  let drop: () => Promise<unknown>;
  const started: ServiceProcess[] = [];
  beforeAll(async () => {
    const [database, events] = await Promise.all([serviceDatabase(probeService.persistence), eventsDatabase()]);
    issuer = await testIssuer();
    drop = () => Promise.all([database.drop(), events.drop(), issuer.close()]);
    environment = {
      ROLE: 'api',
      DATABASE_URL: database.runtimeUrl,
      EVENTS_DATABASE_URL: events.runtimeUrl,
      JWKS_URL: issuer.jwksUrl,
    };
  });
  afterAll(async () => {
    await Promise.all(started.map((process) => process.kill()));
    await drop?.();
  });

  const start = async (env: Record<string, string> = {}) => {
    const process = await startProcess(main, { ...environment, ...env });
    started.push(process);
    await eventually(async () => (await ready(process.url)).status === 200);
    return process;
  };
  const ready = (url: string) => client(url)('GET', '/health/ready');
  const stopping = (process: ServiceProcess) =>
    eventually(() => Promise.resolve(process.logged('process.stopping').length));

  it('is not ready at once, and takes requests for as long as it drains', async () => {
    const process = await start({ DRAIN_SECONDS: '300' });
    process.signal('SIGTERM');
    await stopping(process);
    expect([await ready(process.url), await ready(process.managementUrl)]).toMatchObject([
      { status: 503 },
      { status: 503 },
    ]);
    expect((await client(process.url)('GET', '/health/live')).status).toBe(200);
    process.signal('SIGTERM');
    expect((await client(process.url)('GET', '/health/live')).status).toBe(200);
    expect(process.exitCode()).toBeNull();
  });

  it('ends with code 0 after it has drained', async () => {
    const process = await start({ DRAIN_SECONDS: '1' });
    process.signal('SIGTERM');
    await process.exited;
    expect(process.exitCode()).toBe(0);
  });

  it('answers what was under way, and ends then', async () => {
    const process = await start();
    const { hostname, port } = new URL(process.url);
    const token = await issuer.token({});
    const socket = connect(Number(port), hostname);
    const head = ['POST /probes HTTP/1.1', 'Host: probe', `Authorization: Bearer ${token}`, 'Content-Length: 2'];
    const body = ['Request-ID: 7d4f6b3e-0d3c-4c57-9d8f-0b6c0f7a5d11', 'Content-Type: application/json', '', '{'];
    socket.write([...head, ...body].join('\r\n'));
    // the request is known to be there once another one, sent later, is answered
    await once(socket, 'ready');
    expect((await ready(process.url)).status).toBe(200);
    process.signal('SIGTERM');
    await stopping(process);
    await eventually(() =>
      client(process.url)('GET', '/health/live').then(
        () => false,
        () => true,
      ),
    );
    socket.write('}');
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    await process.exited;
    expect(process.exitCode()).toBe(0);
  });

  it('ends where it has not started yet', async () => {
    const child = spawn(process.execPath, ['--require', join(__dirname, 'endless-start.fixture.cjs'), main], {
      env: { PATH: process.env.PATH, NODE_ENV: 'test', PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(143);
  });
});

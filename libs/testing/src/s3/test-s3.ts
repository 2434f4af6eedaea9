import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * What becomes of a request: it is answered; refused with 503; its connection is dropped; it is carried out and never
 * answered; half of the answer's body comes.
 */
export type S3Behaviour = 'answers' | 'refuses' | 'drops' | 'swallows' | 'breaks off';

/** A real S3 server in a process of its own with one bucket, behind a door at which tests make it fail. */
export interface TestS3 {
  endpoint: string;
  bucket: string;
  behave(behaviour: S3Behaviour): void;
  /** What came to the door, as in `GET documents/1.pdf`. */
  readonly requests: string[];
  /** What the bucket holds, past the door. */
  keys(): Promise<string[]>;
  put(key: string, bytes: Buffer): Promise<void>;
  remove(key: string): Promise<void>;
  stop(): Promise<void>;
}

/** Tells its port, and ends with whoever started it. */
const program = `
  import { startFauxqs } from 'fauxqs';
  const server = await startFauxqs({ port: 0, logger: false });
  console.log(server.port);
  process.stdin.on('end', () => process.exit()).resume();`;

async function startServer(): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: __dirname,
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error('the S3 server ended before it listened'))),
  ])) as [string];
  return { child, port: Number(line) };
}

export async function startTestS3(): Promise<TestS3> {
  const { child, port } = await startServer();
  const door = new Door(port);
  const bucket = `documents-${randomUUID()}`;
  const past = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}/${bucket}${path}`, init);
  await past('', { method: 'PUT' });
  return {
    endpoint: await door.open(),
    bucket,
    behave: (behaviour) => void (door.behaviour = behaviour),
    requests: door.requests,
    keys: async () => [...(await (await past('?list-type=2')).text()).matchAll(/<Key>([^<]*)</g)].map(([, key]) => key),
    put: async (key, bytes) => void (await past(`/${key}`, { method: 'PUT', body: bytes as never })),
    remove: async (key) => void (await past(`/${key}`, { method: 'DELETE' })),
    stop: async () => {
      await door.close();
      const exited = once(child, 'exit');
      child.stdin?.end();
      await exited;
    },
  };
}

/** Hands requests on to the server, as it is told to. */
class Door {
  behaviour: S3Behaviour = 'answers';
  readonly requests: string[] = [];
  private readonly server: Server = createServer((asked, answer) => this.take(asked, answer));

  constructor(private readonly port: number) {}

  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private take(asked: IncomingMessage, answer: ServerResponse): void {
    const { behaviour } = this;
    const { method, url = '' } = asked;
    this.requests.push(`${method} ${decodeURIComponent(url.split('?')[0]).split('/').slice(2).join('/')}`);
    if (behaviour === 'drops') return void asked.socket.destroy();
    if (behaviour === 'refuses') return refuse(asked, answer);
    const onward = request({ port: this.port, method, path: url, headers: asked.headers }, (given) => {
      if (behaviour === 'swallows') return void given.resume();
      answer.writeHead(given.statusCode ?? 500, given.headers);
      if (behaviour === 'answers') return void given.pipe(answer);
      given.once('data', (chunk: Buffer) =>
        answer.write(chunk.subarray(0, chunk.length / 2), () => asked.socket.destroy()),
      );
    });
    onward.on('error', () => asked.socket.destroy());
    asked.pipe(onward);
  }
}

function refuse(asked: IncomingMessage, answer: ServerResponse): void {
  asked.resume();
  const body =
    '<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>';
  answer.writeHead(503, { 'content-type': 'application/xml', 'content-length': body.length }).end(body);
}

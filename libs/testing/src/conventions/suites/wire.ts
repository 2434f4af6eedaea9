import type { ErrorBody } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import { sendRaw } from '../../service/raw';
import type { Suite } from '../suite';

/** Lines of a request's head besides the first. */
type Lines = string[];

interface RawAnswer {
  status: number;
  closes: boolean;
  errorCode?: string;
  target?: string;
}

function read(answer: string): RawAnswer {
  const [top, rest = ''] = answer.split('\r\n\r\n', 2);
  const status = Number(/^HTTP\/1.1 (\d{3})/.exec(top)?.[1]);
  const body = rest.slice(0, Number(/^content-length: (\d+)$/im.exec(top)?.[1]));
  const { errorCode, errors } = JSON.parse(status >= 400 ? body : '{}') as Partial<ErrorBody>;
  return {
    status,
    closes: /^connection: close$/im.test(top),
    ...(errorCode && { errorCode }),
    ...(errors && { target: errors.map(({ target }) => target).join() }),
  };
}

const host = 'Host: ovipro.example';
const closing = { closes: true };
const badHost = { status: 400, errorCode: 'BAD_REQUEST_PARAMETERS', target: 'Host', ...closing };
const parameters = (target: string) => ({ status: 400, errorCode: 'BAD_REQUEST_PARAMETERS', target });

/** Heads of which nobody can say what they mean, with what they are answered. */
const ambiguous: [string, Lines, Partial<RawAnswer>][] = [
  ['two Host', [host, host], badHost],
  ['two different Host', [host, 'Host: evil.example'], badHost],
  ['a Host that is no host', ['Host: ovipro.example/lead'], badHost],
  ['a Host that is two', ['Host: a.example, b.example'], badHost],
  ['a Host with a user', ['Host: user@ovipro.example'], badHost],
  ['an empty Host', ['Host:'], badHost],
  ['two tokens', [host, 'Authorization: Bearer x'], { status: 401, errorCode: 'UNAUTHORIZED' }],
  [
    'two Content-Type',
    [host, 'Content-Type: application/json', 'content-type: application/json'],
    parameters('Content-Type'),
  ],
  ['two Request-ID', [host, `Request-ID: ${randomUUID()}`], parameters('Request-ID')],
  ['two Origin', [host, 'Origin: https://a.example', 'Origin: https://b.example'], parameters('Origin')],
  ['two X-API-Key', [host, 'X-API-Key: a', 'X-API-Key: b'], parameters('X-API-Key')],
  [
    'an unknown transfer coding',
    [host, 'Transfer-Encoding: gzip, chunked'],
    { status: 501, errorCode: 'TECHNICAL_ERROR', ...closing },
  ],
  [
    'no chunks at the end',
    [host, 'Transfer-Encoding: gzip'],
    { status: 501, errorCode: 'TECHNICAL_ERROR', ...closing },
  ],
  [
    'headers of 100 kB',
    [host, `X-Large: ${'a'.repeat(100_000)}`],
    { status: 431, errorCode: 'BAD_REQUEST_PARAMETERS', ...closing },
  ],
];

/** What stands in the head of a request, whatever it asks for. */
export function describeHeads(target: () => { port: number; path: string; token: string }): void {
  const send = async (lines: Lines): Promise<RawAnswer> => {
    const { port, path, token } = target();
    const own = [`Authorization: Bearer ${token}`, `Request-ID: ${randomUUID()}`];
    const chunked = lines.some((line) => line.startsWith('Transfer')) ? '0\r\n\r\n' : '';
    const text = [`GET ${path} HTTP/1.1`, ...lines, ...own, '', chunked].join('\r\n');
    return read(await sendRaw(port, text, /\r\n\r\n(.*\}|$)/s));
  };

  it.each(ambiguous)('is refused with %s', async (_name, lines, expected) =>
    expect(await send(lines)).toMatchObject(expected),
  );

  it.each([host, 'Host: 127.0.0.1:8080', 'Host: [::1]:8080', 'Host: lead_api.cluster.local:80'])(
    'may say %s',
    async (line) => expect((await send([line])).status).toBe(200),
  );
}

export const describeWire = (suite: () => Suite): void =>
  describeHeads(() => {
    const { service, home } = suite();
    return { port: Number(new URL(service.url).port), path: '/openapi.json', token: home.token };
  });

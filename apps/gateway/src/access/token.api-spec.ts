import { audience, issuer } from '@ovipro/testing';
import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT } from 'jose';
import { testGateway, type TestGateway } from '../testing/gateway';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});
afterAll(() => gateway?.close());

const now = () => Math.floor(Date.now() / 1000);
const claims = () => ({
  sub: 'forger',
  name: 'Forger',
  agencyOfficeIds: [],
  permissions: ['lead:read'],
  iss: issuer,
  aud: audience,
  iat: now(),
  exp: now() + 900,
});
const kid = () => gateway.issuer.publicKey.kid as string;
const base64 = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const signed = (header: object, own: object = {}) =>
  new SignJWT({ ...claims(), ...own } as never)
    .setProtectedHeader({ alg: 'ES256', kid: kid(), typ: 'JWT', ...header } as never)
    .sign(gateway.issuer.privateKey);

async function hmacWithPublicKey(): Promise<string> {
  const pem = await exportSPKI((await importJWK(gateway.issuer.publicKey, 'ES256', { extractable: true })) as never);
  const text = `${base64({ alg: 'HS256', kid: kid(), typ: 'JWT' })}.${base64(claims())}`;
  return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`;
}

async function tampered(): Promise<string> {
  const [header, , signature] = (await signed({})).split('.');
  return `${header}.${base64({ ...claims(), sub: 'somebody else' })}.${signature}`;
}

async function strangersKey(own: object = {}): Promise<string> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  return new SignJWT(claims())
    .setProtectedHeader({ alg: 'ES256', kid: kid(), typ: 'JWT', jwk, ...own } as never)
    .sign(privateKey);
}

async function derSignature(): Promise<string> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const text = `${base64({ alg: 'ES256', kid: kid(), typ: 'JWT' })}.${base64(claims())}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

const forgeries: Record<string, () => Promise<string> | string> = {
  'no token at all': () => '',
  'no token but text': () => 'abc',
  'two dots and nothing': () => '..',
  none: () => `${base64({ alg: 'none', kid: kid(), typ: 'JWT' })}.${base64(claims())}.`,
  'None with a signature': async () =>
    `${base64({ alg: 'None', typ: 'JWT' })}.${base64(claims())}.${(await signed({})).split('.')[2]}`,
  'HS256 with the public key': hmacWithPublicKey,
  'an expired one': () => signed({}, { iat: now() - 100, exp: now() - 1 }),
  'one without exp': () => signed({}, { exp: undefined }),
  'one without sub': () => signed({}, { sub: undefined }),
  'one not valid yet': () => signed({}, { nbf: now() + 100 }),
  'one for another audience': () => signed({}, { aud: 'somebody' }),
  'one of another issuer': () => signed({}, { iss: 'https://evil.example' }),
  'changed claims': tampered,
  'a stranger’s key, embedded': () => strangersKey(),
  'a key id of nobody': () => signed({ kid: 'nobody' }),
  'a signature of the wrong form': derSignature,
  'an empty signature': async () => `${(await signed({})).split('.').slice(0, 2).join('.')}.`,
  'a signature of zeros': async () =>
    `${(await signed({})).split('.').slice(0, 2).join('.')}.${base64('\0'.repeat(64))}`,
};

const get = (authorization: string | undefined) =>
  gateway.send('GET', '/lead/v1/leads', { headers: { authorization, 'request-id': randomUUID() } });

describe('the gateway', () => {
  it('takes a good token', async () => {
    expect((await get(`Bearer ${await signed({})}`)).status).toBe(200);
    expect((await get(`bearer ${await signed({})}`)).status).toBe(200);
  });

  it.each(Object.entries(forgeries))('refuses %s', async (_name, make) => {
    const before = gateway.lead.received.length;
    const answer = await get(`Bearer ${await make()}`);
    expect(answer).toMatchObject({ status: 401, body: { errorCode: 'UNAUTHORIZED', message: expect.any(String) } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(gateway.lead.received).toHaveLength(before);
  });

  it('refuses another scheme', async () => {
    const token = await signed({});
    for (const header of [undefined, token, `Basic ${token}`, `Bearer ${token} x`, 'Bearer', `Bearer\t${token}`]) {
      expect([header, (await get(header)).status]).toEqual([header, 401]);
    }
  });

  it('fetches the keys once for any number of unknown key ids', async () => {
    const before = gateway.issuer.fetches();
    const tokens = await Promise.all(Array.from({ length: 30 }, () => signed({ kid: randomUUID() })));
    const answers = await Promise.all(tokens.map((token) => get(`Bearer ${token}`)));
    expect(answers.every(({ status }) => status === 401)).toBe(true);
    expect(gateway.issuer.fetches() - before).toBeLessThanOrEqual(1);
  });
});

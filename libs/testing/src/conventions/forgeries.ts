import type { TokenClaims } from '@ovipro/contracts';
import { createPublicKey } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { audience, issuer as issuerName, type TestIssuer } from '../service/keys';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1000);

type Claims = Record<string, unknown>;

/** Values of `Authorization` that nobody may be let in with, by what is wrong with them. */
export async function forgeries(
  issuer: TestIssuer,
  caller: Partial<TokenClaims>,
): Promise<Record<string, string | undefined>> {
  const good: Claims = { iat: now(), exp: now() + 900, iss: issuerName, aud: audience, ...caller };
  const bearers = {
    ...(await ofClaims(issuer, good)),
    ...(await ofHeader(issuer, good)),
    ...(await ofSignature(issuer, good)),
  };
  const token = await issuer.token(caller);
  return {
    'no token': undefined,
    'an empty header': '',
    'no scheme': token,
    'another scheme': `Basic ${Buffer.from('ville:valittaja').toString('base64')}`,
    'a good token under another scheme': `Token ${token}`,
    'two tokens': `Bearer ${token}, Bearer ${token}`,
    'no JWT': 'Bearer abc',
    'two parts': `Bearer ${token.split('.').slice(0, 2).join('.')}`,
    'five parts': `Bearer ${token}.${token.split('.').slice(0, 2).join('.')}`,
    'a very long token': `Bearer ${token}${'A'.repeat(20_000)}`,
    ...Object.fromEntries(Object.entries(bearers).map(([name, forged]) => [name, `Bearer ${forged}`])),
  };
}

/** Signed by the real key, and still not for us. */
async function ofClaims({ token }: TestIssuer, good: Claims): Promise<Record<string, string>> {
  const variants: Record<string, Claims> = {
    expired: { exp: now() - 1 },
    'without exp': { exp: undefined },
    'without iat': { iat: undefined },
    'exp as a text': { exp: 'tomorrow' },
    'not valid yet': { nbf: now() + 60 },
    'issued in the future': { iat: now() + 60 },
    'at its end': { exp: now() },
    'foreign audience': { aud: 'somebody-else' },
    'no audience': { aud: undefined },
    'list of foreign audiences': { aud: ['a', 'b'] },
    'foreign issuer': { iss: 'https://evil.example' },
    'no issuer': { iss: undefined },
    'without sub': { sub: undefined },
    'empty sub': { sub: '' },
    'without permissions': { permissions: undefined },
    'permissions as a text': { permissions: 'lead:read' },
    'without offices': { agencyOfficeIds: undefined },
    'offices that are no ids': { agencyOfficeIds: ['*'] },
    'an agentId that is no id': { agentId: "' OR 1=1" },
  };
  const signed = Object.entries(variants).map(async ([name, claims]) => [
    name,
    await token({ ...good, ...claims } as Partial<TokenClaims>),
  ]);
  return Object.fromEntries(await Promise.all(signed)) as Record<string, string>;
}

/** Headers that try to choose how the token is verified. */
async function ofHeader({ publicKey, privateKey }: TestIssuer, good: Claims): Promise<Record<string, string>> {
  const kid = publicKey.kid as string;
  const own = await generateKeyPair('ES256', { extractable: true });
  const spki = createPublicKey({ key: publicKey as never, format: 'jwk' }).export({
    type: 'spki',
    format: 'pem',
  }) as string;
  const none = ['none', 'None', 'NONE', 'nOnE'].map((alg) => [
    `alg ${alg}`,
    `${encode({ alg, kid, typ: 'JWT' })}.${encode(good)}.`,
  ]);
  const signedNone = `${encode({ alg: 'none', kid, typ: 'JWT' })}.${encode(good)}.AAAA`;
  const signed = (header: object, key: Parameters<SignJWT['sign']>[0] = privateKey) =>
    new SignJWT(good).setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT', ...header }).sign(key);
  const hs256 = (secret: string) => signed({ alg: 'HS256' }, Buffer.from(secret));
  return {
    ...Object.fromEntries(none),
    'alg none with a signature': signedNone,
    'HS256 with the public key as a secret (PEM)': await hs256(spki),
    'HS256 with the public key as a secret (JWK)': await hs256(JSON.stringify(publicKey)),
    'unknown kid': await signed({ kid: 'nosuch' }),
    'a kid that is a path': await signed({ kid: '../../../dev/null' }),
    'an embedded key': await signed({ jwk: await exportJWK(own.publicKey) }, own.privateKey),
    'a key address': await signed({ jku: 'https://evil.example/jwks.json' }, own.privateKey),
    'another typ': await signed({ typ: 'secevent+jwt' }),
    'an unknown critical header': `${encode({ alg: 'ES256', kid, crit: ['evil'], evil: 1 })}.${(await signed({})).split('.').slice(1).join('.')}`,
  };
}

/** Another content or signature under a good header. */
async function ofSignature(issuer: TestIssuer, good: Claims): Promise<Record<string, string>> {
  const [header, , signature] = (await issuer.token(good as Partial<TokenClaims>)).split('.');
  const other = await generateKeyPair('ES256');
  const byOther = await new SignJWT(good)
    .setProtectedHeader({ alg: 'ES256', kid: issuer.publicKey.kid, typ: 'JWT' })
    .sign(other.privateKey);
  const [, payload] = byOther.split('.');
  const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
  return {
    'tampered payload': `${header}.${encode({ ...good, sub: 'somebody-else' })}.${signature}`,
    'tampered signature': `${header}.${encode(good)}.${flipped}`,
    'a signature of zeros': `${header}.${payload}.${'A'.repeat(86)}`,
    'signed by another key': byOther,
    'a payload that is no JSON': `${header}.${Buffer.from('not JSON').toString('base64url')}.${signature}`,
  };
}

/** A token that names a key nobody has. */
export async function tokenOfUnknownKey(caller: Partial<TokenClaims>, kid: string): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  const claims = { iat: now(), exp: now() + 900, iss: issuerName, aud: audience, ...caller };
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' }).sign(privateKey);
}

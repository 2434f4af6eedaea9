import { permissionsOf, type MarketplaceSourceCode, type Role, type TokenClaims } from '@ovipro/contracts';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const issuer = 'https://ovipro.example/authentication/v1';
export const audience = 'ovipro';

/** A token issuer of a test: a key of its own, served as a JWKS over HTTP. */
export interface TestIssuer {
  jwksUrl: string;
  publicKey: JWK;
  privateKey: CryptoKey;
  /** How often the JWKS was fetched. */
  fetches(): number;
  /** An access token; `exp` in seconds from now, 900 by default. */
  token(claims: Partial<TokenClaims>, lifeTime?: number): Promise<string>;
  close(): Promise<void>;
}

/** Makes a key pair and serves its public half. */
export async function testIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' };
  let fetches = 0;
  const server = createServer((_request, response) => {
    fetches += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const token = (claims: Partial<TokenClaims>, lifeTime = 900) => {
    const now = Math.floor(Date.now() / 1000);
    const given = {
      sub: 'test',
      name: 'Test',
      agencyOfficeIds: [],
      permissions: [],
      iss: issuer,
      aud: audience,
      ...claims,
    };
    return new SignJWT({ iat: now, exp: now + lifeTime, ...given })
      .setProtectedHeader({ alg: 'ES256', kid: jwk.kid, typ: 'JWT' })
      .sign(privateKey);
  };
  return {
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    publicKey: jwk,
    privateKey,
    fetches: () => fetches,
    token,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The claims of an account of a role, with ids that no other account has unless given. */
export function claimsOf(
  role: Role,
  given: Partial<TokenClaims> & { marketplaceCode?: MarketplaceSourceCode } = {},
): Partial<TokenClaims> {
  const { marketplaceCode = 'ETUOVI', ...claims } = given;
  const agent = role === 'agent' || role === 'main-user' ? { agentId: randomUUID() } : {};
  return {
    sub: `${role}-${randomUUID()}`,
    name: role,
    permissions: permissionsOf(role, marketplaceCode),
    ...agent,
    ...claims,
  };
}

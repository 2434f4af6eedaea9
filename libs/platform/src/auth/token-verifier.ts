import { hash } from 'node:crypto';
import { Permission, type TokenClaims } from '@ovipro/contracts';
import { decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import { Caller } from '../context/caller';
import { ApiError, unauthorized } from '../errors/api-error';
import type { Jwks } from './jwks';

const cacheSize = 10_000;
const maxTokenLength = 24_576;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

interface Verified {
  caller: Caller;
  /** Milliseconds since the epoch. */
  expires: number;
}

/** What events and audit columns have room for. */
const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** The claims as this system needs them; a signed token without them is refused like a forged one. */
function claimsOf(payload: JWTPayload): TokenClaims {
  const { sub, name, agentId, agencyOfficeIds, permissions } = payload as Partial<TokenClaims>;
  const good =
    isName(sub) &&
    sub !== '' &&
    isName(name) &&
    (agentId === undefined || (typeof agentId === 'string' && uuid.test(agentId))) &&
    isTexts(agencyOfficeIds) &&
    agencyOfficeIds.every((office) => uuid.test(office)) &&
    isTexts(permissions);
  if (!good) throw unauthorized();
  const known = permissions.filter((permission) => Permission.includes(permission));
  return { ...(payload as object), agencyOfficeIds: [...new Set(agencyOfficeIds)], permissions: known } as TokenClaims;
}

/** How far the clock of the issuer may be ahead. No token outlives its end by that. */
const clockSkewSeconds = 5;

function assertTimes({ exp = 0, iat = 0 }: JWTPayload, now: number): void {
  const seconds = now / 1000;
  if (exp <= seconds || iat > seconds + clockSkewSeconds) throw unauthorized();
}

/** Verifies access tokens: type, ES256 or EdDSA, issuer, audience and life time. A token once verified is remembered until it expires. */
export class TokenVerifier {
  private readonly cache = new Map<string, Verified>();

  constructor(
    private readonly jwks: Jwks,
    private readonly options: { issuer: string; audience: string },
    private readonly now = Date.now,
  ) {}

  /**
   * @param authorization the header's value
   * @throws ApiError unauthenticated for anything but a good token, unavailable while no key was ever fetched
   */
  async verify(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (!token || token.length > maxTokenLength) throw unauthorized();
    const key = hash('sha256', token, 'base64');
    const known = this.cache.get(key);
    if (known && known.expires > this.now()) return known.caller;
    this.cache.delete(key);
    const verified = await this.verifyToken(token);
    if (this.cache.size >= cacheSize) this.cache.delete(this.cache.keys().next().value as string);
    this.cache.set(key, verified);
    return verified.caller;
  }

  private async verifyToken(token: string): Promise<Verified> {
    try {
      const { kid } = decodeProtectedHeader(token);
      const keys = await this.jwks.forKey(typeof kid === 'string' ? kid : undefined);
      const { payload } = await jwtVerify(token, keys, {
        ...this.options,
        algorithms: ['ES256', 'EdDSA'],
        typ: 'JWT',
        requiredClaims: ['exp', 'iat', 'sub'],
        clockTolerance: clockSkewSeconds,
        currentDate: new Date(this.now()),
      });
      assertTimes(payload, this.now());
      const claims = claimsOf(payload);
      return { caller: new Caller(claims), expires: claims.exp * 1000 };
    } catch (error) {
      throw error instanceof ApiError ? error : unauthorized();
    }
  }
}

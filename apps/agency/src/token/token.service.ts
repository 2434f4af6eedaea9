import { type TokenRequest, type TokenResponse } from '@ovipro/contracts';
import { type Clock, unauthorized, type UnitOfWork } from '@ovipro/platform';
import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { type AccountWithAgent, claimsOf } from '../account/account';
import { findAccountWithAgent } from '../account/account.search';
import { renewPasswordHash } from '../account/account.service';
import type { Passwords } from '../account/passwords';
import { tokenLifeTime } from '../signing-key/key-times';
import type { SigningKeys } from '../signing-key/signing-key.service';
import { attemptOf, noteFailure, assertBelowLimit } from './login-failures';

export interface TokenParts {
  unitOfWork: UnitOfWork;
  passwords: Passwords;
  keys: SigningKeys;
  clock: Clock;
  issuer: string;
  audience: string;
}

type Claims = NonNullable<ReturnType<typeof claimsOf>>;

/** Gives tokens for passwords. */
export class TokenService {
  constructor(private readonly parts: TokenParts) {}

  /**
   * A token for a user name and its password. Whatever is wrong, the answer is the same and takes as long.
   * @param address where the caller is
   * @throws ApiError unauthenticated; tooMany after ten failures in a minute for this name and address
   */
  async issue({ username, password }: TokenRequest, address: string): Promise<TokenResponse> {
    const { unitOfWork, passwords } = this.parts;
    const attempt = attemptOf(username, address);
    const holder = await unitOfWork.run(async (tx) => {
      await assertBelowLimit(tx, attempt);
      return findAccountWithAgent(tx, username);
    });
    const matches = await passwords.verify(password, holder?.passwordHash);
    const claims = matches && holder ? claimsOf(holder) : undefined;
    // looked at again, since a burst of guesses passes the first look together
    await unitOfWork.run((tx) => (claims ? assertBelowLimit(tx, attempt) : noteFailure(tx, attempt)));
    if (!claims)
      throw unauthorized('The user name or the password is wrong.', 'Send the right ones, or ask for a new password.');
    await this.renewHash(holder as AccountWithAgent, password);
    return { token_type: 'Bearer', access_token: await this.sign(claims), expires_in: tokenLifeTime };
  }

  private async sign(claims: Claims): Promise<string> {
    const { keys, clock, issuer, audience } = this.parts;
    const { kid, key } = await keys.current();
    const now = Math.floor(clock.now().getTime() / 1_000);
    return new SignJWT({ ...claims, iss: issuer, aud: audience, iat: now, exp: now + tokenLifeTime, jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid })
      .sign(key);
  }

  /** Only here is the password at hand. */
  private async renewHash(account: AccountWithAgent, password: string): Promise<void> {
    const { passwords, unitOfWork } = this.parts;
    if (!passwords.isOutdated(account.passwordHash)) return;
    const hash = await passwords.hash(password);
    await unitOfWork.run((tx) => renewPasswordHash(tx, account, hash));
  }
}

import { Field, IntField, TextField } from '../common/fields';
import { code } from '../common/rule';
import type { Permission } from './permissions';

/** The account that asks for a token. */
export class TokenRequest {
  @TextField({ max: 200, example: 'ville.valittaja' })
  username!: string;

  @TextField({ max: 200, example: 'correct horse battery staple' })
  password!: string;
}

/** An access token, to be sent with each request until it expires. */
export class TokenResponse {
  @Field(code(['Bearer']))
  token_type!: 'Bearer';

  @TextField({
    max: 20_000,
    description: 'A JSON Web Token (JWS, ES256)',
    example: 'eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ2aWxsZS52YWxpdHRhamEifQ.c2lnbmF0dXJl',
  })
  access_token!: string;

  @IntField({ min: 1, max: 86_400, description: 'Life time in seconds', example: 900 })
  expires_in!: number;
}

/** The claims of an access token. */
export interface TokenClaims {
  sub: string;
  name: string;
  agentId?: string;
  agencyOfficeIds: string[];
  permissions: Permission[];
  iss: string;
  aud: string;
  /** Seconds since the epoch. */
  exp: number;
  iat: number;
}

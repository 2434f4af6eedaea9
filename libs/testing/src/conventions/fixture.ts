import { type MarketplaceSourceCode, Role, type TokenClaims } from '@ovipro/contracts';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { TestAnswer, TestRequest } from '../service/client';
import type { TestService } from '../service/test-service';
import { claimsOf } from '../service/keys';
import type { SendRequest } from './http';

/** Who acts: a token and what it says. */
export interface TestCaller {
  role: Role;
  token: string;
  claims: Partial<TokenClaims>;
}

/** An office of its own and callers of every role in it. Two fixtures share nothing. */
export class Fixture {
  constructor(
    readonly office: string,
    private readonly callers: Record<Role, TestCaller>,
    private readonly sendRequest: SendRequest,
    /** The service's database, for what no request can bring about. */
    readonly db: Pool,
    /** Who sends. */
    readonly role: Role = 'main-user',
  ) {}

  /** The same office, with another one to send. */
  as(role: Role): Fixture {
    return new Fixture(this.office, this.callers, this.sendRequest, this.db, role);
  }

  get caller(): TestCaller {
    return this.callers[this.role];
  }

  get token(): string {
    return this.caller.token;
  }

  send(method: string, path: string, request: TestRequest = {}): Promise<TestAnswer> {
    return this.sendRequest(method, path, { token: this.token, ...request });
  }

  /** Sends what must succeed; answers the answer's body. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- bodies differ by operation
  async make<B = any>(path: string, body: object, method = 'POST'): Promise<B> {
    const { status, text, body: answer } = await this.send(method, path, { body });
    if (status >= 300) throw new Error(`${method} ${path} answered ${status} ${text}`);
    return answer as B;
  }
}

/** Roles that act for no office. */
const withoutOffice: Role[] = ['marketplace', 'partner'];

/** A caller of a role with an account of its own. */
export async function makeCaller(
  service: TestService,
  role: Role,
  offices: string[],
  code?: MarketplaceSourceCode,
): Promise<TestCaller> {
  const claims = claimsOf(role, {
    agencyOfficeIds: withoutOffice.includes(role) ? [] : offices,
    marketplaceCode: code,
  });
  return { role, claims, token: await service.issuer.token(claims) };
}

export async function makeFixture(
  service: TestService,
  sendRequest: SendRequest,
  office: string = randomUUID(),
): Promise<Fixture> {
  const callers = await Promise.all(
    Role.map(async (role) => [role, await makeCaller(service, role, [office])] as const),
  );
  return new Fixture(office, Object.fromEntries(callers) as Record<Role, TestCaller>, sendRequest, service.db);
}

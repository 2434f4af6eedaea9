import type { Permission, TokenClaims } from '@ovipro/contracts';

/** Who calls, as the token says, or the system itself. */
export class Caller {
  private readonly permissions: Set<string>;
  private readonly offices: Set<string>;

  constructor(private readonly claims: Omit<TokenClaims, 'iss' | 'aud' | 'exp' | 'iat'>) {
    this.permissions = new Set(claims.permissions);
    this.offices = new Set(claims.agencyOfficeIds);
  }

  get sub(): string {
    return this.claims.sub;
  }

  get name(): string {
    return this.claims.name;
  }

  get agentId(): string | undefined {
    return this.claims.agentId;
  }

  get agencyOfficeIds(): string[] {
    return this.claims.agencyOfficeIds;
  }

  can(permission: Permission | (string & {})): boolean {
    return this.permissions.has(permission);
  }

  belongsTo(agencyOfficeId: string): boolean {
    return this.offices.has(agencyOfficeId);
  }
}

import { type Account, activeAgentState, permissionsOf, type TokenClaims } from '@ovipro/contracts';
import type { AccountEntity } from './account.entity';

/** An account as kept. */
export type AccountRow = Omit<AccountEntity, 'creationTime' | 'modificationTime'>;

/** An account with its agent as that stands now. */
export interface AccountWithAgent extends AccountRow {
  agentState: string | null;
  agentName: string | null;
  agentOfficeIds: string[] | null;
}

/** An account as tools list it. */
export interface ListedAccount extends Account {
  disabled: boolean;
}

/** Without what is unset, and without the password. */
export const toAccount = ({
  username,
  name,
  role,
  agentId,
  agencyOfficeIds,
  marketplaceCode,
}: Omit<AccountRow, 'disabled'>): Account => ({
  username,
  ...(name !== null && { name }),
  role,
  ...(agentId !== null && { agentId }),
  agencyOfficeIds,
  ...(marketplaceCode !== null && { marketplaceCode }),
});

/** What a token says of the account's holder; undefined where the holder may not log in. */
export function claimsOf(account: AccountWithAgent): Omit<TokenClaims, 'iss' | 'aud' | 'exp' | 'iat'> | undefined {
  const { username: sub, role, marketplaceCode, agentId } = account;
  const permissions = permissionsOf(role, marketplaceCode ?? undefined);
  if (account.disabled) return undefined;
  if (agentId === null)
    return { sub, name: account.name ?? sub, agencyOfficeIds: account.agencyOfficeIds, permissions };
  if (account.agentState !== activeAgentState) return undefined;
  // an actor in an event has a name of at most 200 characters
  const name = (account.agentName as string).slice(0, 200);
  return { sub, name, agentId, agencyOfficeIds: account.agentOfficeIds as string[], permissions };
}

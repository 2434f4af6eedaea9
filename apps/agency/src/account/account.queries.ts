import {
  type Account,
  activeAgentState,
  type MarketplaceSourceCode,
  permissionsOf,
  type Role,
  type TokenClaims,
} from '@ovipro/contracts';
import type { Transaction } from '@ovipro/platform';

/** An account as kept. */
export interface AccountRow {
  username: string;
  name: string | null;
  role: Role;
  agentId: string | null;
  agencyOfficeIds: string[];
  marketplaceCode: MarketplaceSourceCode | null;
  passwordHash: string;
  disabled: boolean;
}

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

const columns = `a.username, a.name, a.role, a.agent_id AS "agentId", a.agency_office_ids AS "agencyOfficeIds",
  a.marketplace_code AS "marketplaceCode", a.password_hash AS "passwordHash", a.disabled`;

export async function findAccountWithAgent(tx: Transaction, username: string): Promise<AccountWithAgent | undefined> {
  const [holder] = await tx.query<AccountWithAgent>(
    `SELECT ${columns}, g.state AS "agentState", g.first_name || ' ' || g.last_name AS "agentName",
       g.agency_office_ids AS "agentOfficeIds"
     FROM account a LEFT JOIN agent g ON g.agent_id = a.agent_id WHERE a.username = $1`,
    [username],
  );
  return holder;
}

/** The accounts of these names, locked until the end. */
export async function lockAccounts(tx: Transaction, usernames: string[]): Promise<Map<string, AccountRow>> {
  const rows = await tx.query<AccountRow>(
    `SELECT ${columns} FROM account a WHERE a.username = ANY($1) ORDER BY a.username FOR UPDATE`,
    [usernames],
  );
  return new Map(rows.map((row) => [row.username, row]));
}

export async function passwordHashes(tx: Transaction, usernames: string[]): Promise<Map<string, string>> {
  const sql = 'SELECT username, password_hash AS hash FROM account WHERE username = ANY($1)';
  const rows = await tx.query<{ username: string; hash: string }>(sql, [usernames]);
  return new Map(rows.map(({ username, hash }) => [username, hash]));
}

export async function listAccounts(tx: Transaction): Promise<ListedAccount[]> {
  const rows = await tx.query<AccountRow>(`SELECT ${columns} FROM account a ORDER BY a.username`);
  return rows.map(({ disabled, ...row }) => ({ ...toAccount(row), disabled }));
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
export function claimsOf(holder: AccountWithAgent): Omit<TokenClaims, 'iss' | 'aud' | 'exp' | 'iat'> | undefined {
  const { username: sub, role, marketplaceCode, agentId } = holder;
  const permissions = permissionsOf(role, marketplaceCode ?? undefined);
  if (holder.disabled) return undefined;
  if (agentId === null) return { sub, name: holder.name ?? sub, agencyOfficeIds: holder.agencyOfficeIds, permissions };
  if (holder.agentState !== activeAgentState) return undefined;
  // an actor in an event has a name of at most 200 characters
  const name = (holder.agentName as string).slice(0, 200);
  return { sub, name, agentId, agencyOfficeIds: holder.agentOfficeIds as string[], permissions };
}

import type { Transaction } from '@ovipro/platform';
import { In } from 'typeorm';
import { AccountEntity } from './account.entity';
import type { AccountRow, AccountWithAgent } from './account';

export async function findAccountWithAgent(tx: Transaction, username: string): Promise<AccountWithAgent | undefined> {
  const [account] = await tx.query<AccountWithAgent>(
    `SELECT a.username, a.name, a.role, a.agent_id AS "agentId", a.agency_office_ids AS "agencyOfficeIds",
       a.marketplace_code AS "marketplaceCode", a.password_hash AS "passwordHash", a.disabled, g.state AS "agentState",
       g.first_name || ' ' || g.last_name AS "agentName", g.agency_office_ids AS "agentOfficeIds"
     FROM account a LEFT JOIN agent g ON g.agent_id = a.agent_id WHERE a.username = $1`,
    [username],
  );
  return account;
}

/** The accounts of these names, locked until the end. */
export async function lockAccounts(tx: Transaction, usernames: string[]): Promise<Map<string, AccountRow>> {
  const found = await (
    await tx.manager()
  ).find(AccountEntity, {
    where: { username: In(usernames) },
    order: { username: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return new Map(found.map((account) => [account.username, account]));
}

export async function findAccounts(tx: Transaction, usernames?: string[]): Promise<AccountEntity[]> {
  const where = usernames && { username: In(usernames) };
  return (await tx.manager()).find(AccountEntity, { where, order: { username: 'ASC' } });
}

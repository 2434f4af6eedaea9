import type { Account } from '@ovipro/contracts';
import { ApiError, badBody, type Transaction, type UnitOfWork } from '@ovipro/platform';
import { isDeepStrictEqual } from 'node:util';
import { oneImportAtATime, type Outcome } from '../import/importer';
import { type AccountRow, type ListedAccount, toAccount } from './account';
import { AccountEntity } from './account.entity';
import { accountFaults } from './account.rules';
import { findAccounts, lockAccounts } from './account.search';
import type { Passwords } from './passwords';

const minPasswordLength = 12;

const assertPasswordAllowed = (password: string): void => {
  const message = `must have ${minPasswordLength} to 200 characters`;
  if (password.length < minPasswordLength || password.length > 200)
    throw badBody([{ path: 'password', errorCode: 'INVALID_TYPE', message }]);
};

const noSuchAccount = (username: string) => new ApiError('notFound', 'INVALID_ID', `There is no account ${username}.`);

/** The accounts that log in with a password. Managed by operators, never over HTTP. */
export class AccountService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: Passwords,
  ) {}

  /** @throws ApiError where the fields do not fit each other, the password is too short, or the account is there already */
  async create(account: Account, password: string): Promise<void> {
    const faults = accountFaults(account);
    if (faults.length > 0) throw badBody(faults);
    assertPasswordAllowed(password);
    const hash = await this.passwords.hash(password);
    await this.unitOfWork.run(async (tx) => {
      const known = await lockAccounts(tx, [account.username]);
      if (known.size > 0)
        throw new ApiError('invalid', 'INVALID_STATUS', `There is an account ${account.username} already.`);
      await insert(tx, account, hash);
    });
  }

  /** @throws ApiError for an unknown account or a password that is too short */
  async setPassword(username: string, password: string): Promise<void> {
    assertPasswordAllowed(password);
    const hash = await this.passwords.hash(password);
    await this.update(username, { passwordHash: hash });
  }

  /** A disabled account gets no further token; those it has run out within minutes. */
  async setDisabled(username: string, disabled: boolean): Promise<void> {
    await this.update(username, { disabled });
  }

  list(): Promise<ListedAccount[]> {
    return this.unitOfWork.run(async (tx) =>
      (await findAccounts(tx)).map((account) => ({ ...toAccount(account), disabled: account.disabled })),
    );
  }

  /** Inserts accounts, or brings those that are there to these values; a password that fits already stays as it is hashed. */
  async save(accounts: { account: Account; password: string }[]): Promise<Outcome[]> {
    const names = accounts.map(({ account }) => account.username);
    const kept = await this.unitOfWork.run((tx) => findAccounts(tx, names));
    const hashOf = new Map(kept.map(({ username, passwordHash }) => [username, passwordHash]));
    const hashes = await Promise.all(
      accounts.map(({ account, password }) => this.rehash(password, hashOf.get(account.username))),
    );
    return this.unitOfWork.run(async (tx) => {
      await oneImportAtATime(tx);
      const known = await lockAccounts(tx, names);
      const outcomes: Outcome[] = [];
      for (const [index, { account }] of accounts.entries()) {
        outcomes.push(await upsert(tx, account, hashes[index], known.get(account.username)));
      }
      return outcomes;
    });
  }

  private async rehash(password: string, kept: string | undefined): Promise<string> {
    const fits =
      kept !== undefined && !this.passwords.isOutdated(kept) && (await this.passwords.verify(password, kept));
    return fits ? kept : this.passwords.hash(password);
  }

  private async update(username: string, values: Partial<AccountEntity>): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const known = await lockAccounts(tx, [username]);
      if (known.size === 0) throw noSuchAccount(username);
      await (await tx.manager()).update(AccountEntity, { username }, { ...values, modificationTime: tx.now });
    });
  }
}

/** Hashes follow the configured cost. One that was changed meanwhile stays. */
export async function renewPasswordHash(tx: Transaction, account: AccountRow, passwordHash: string): Promise<void> {
  const { username, passwordHash: former } = account;
  await (await tx.manager()).update(AccountEntity, { username, passwordHash: former }, { passwordHash });
}

const valuesOf = ({ name, agentId, marketplaceCode, ...account }: Account, passwordHash: string, now: Date) => ({
  ...account,
  name: name ?? null,
  agentId: agentId ?? null,
  marketplaceCode: marketplaceCode ?? null,
  passwordHash,
  modificationTime: now,
});

async function upsert(tx: Transaction, account: Account, hash: string, old: AccountRow | undefined): Promise<Outcome> {
  if (!old) {
    await insert(tx, account, hash);
    return 'created';
  }
  if (isDeepStrictEqual(toAccount(old), account) && old.passwordHash === hash) return 'unchanged';
  const { username, ...values } = valuesOf(account, hash, tx.now);
  await (await tx.manager()).update(AccountEntity, { username }, values);
  return 'changed';
}

async function insert(tx: Transaction, account: Account, hash: string): Promise<void> {
  const values = { ...valuesOf(account, hash, tx.now), creationTime: tx.now };
  await (await tx.manager()).insert(AccountEntity, values);
}

import { AccountRecord } from '@ovipro/contracts';
import type { Importer } from '../import/importer';
import { accountFaults } from './account.rules';
import type { AccountService } from './account.service';

/** Accounts from a file, passwords in clear text: for demonstrations and tests alone. */
export const accountImporter = (accounts: AccountService): Importer<AccountRecord> => ({
  record: AccountRecord,
  idOf: ({ username }) => username,
  faults: accountFaults,
  save: async (records) => {
    const outcomes = await accounts.save(records.map(({ password, ...account }) => ({ account, password })));
    return outcomes.map((outcome) => ({ outcome }));
  },
});

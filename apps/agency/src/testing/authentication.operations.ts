import type { Fixture, Operations } from '@ovipro/testing';
import { Passwords } from '../account/passwords';
import { passwordCost } from './agency-service';

const account = { username: 'conventions', password: 'a long enough password' };

async function makeAccount({ db }: Fixture): Promise<Record<string, string>> {
  await db.query(
    `INSERT INTO account (username, role, agency_office_ids, password_hash, creation_time, modification_time)
     VALUES ($1, 'partner', '{}', $2, now(), now()) ON CONFLICT DO NOTHING`,
    [account.username, await new Passwords(passwordCost).hash(account.password)],
  );
  return {};
}

export const authenticationOperations: Operations = {
  createToken: {
    method: 'POST',
    path: '/tokens',
    kind: 'other',
    roles: [],
    access: 'public',
    params: makeAccount,
    body: () => account,
    knownTexts: ['username', 'password'],
  },
  getKeys: { method: 'GET', path: '/jwks.json', kind: 'other', roles: [], access: 'anonymous' },
};

import { describeConventions, type World } from '@ovipro/testing';
import { Passwords } from '../account/passwords';
import { agencyService } from '../service';
import { passwordCost, signingKeySecret } from '../testing/agency-service';

const account = { username: 'conventions', password: 'a long enough password' };

async function makeAccount({ db }: World): Promise<Record<string, string>> {
  await db.query(
    `INSERT INTO account (username, role, agency_office_ids, password_hash, creation_time, modification_time)
     VALUES ($1, 'partner', '{}', $2, now(), now()) ON CONFLICT DO NOTHING`,
    [account.username, await new Passwords(passwordCost).hash(account.password)],
  );
  return {};
}

describeConventions({
  service: agencyService,
  config: { passwordCost, signingKeySecret },
  operations: {
    createToken: {
      method: 'POST',
      path: '/tokens',
      kind: 'other',
      roles: [],
      access: 'open',
      params: makeAccount,
      body: () => account,
    },
    getKeys: { method: 'GET', path: '/jwks.json', kind: 'other', roles: [], access: 'anonymous' },
  },
});

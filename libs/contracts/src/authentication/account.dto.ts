import { CodeField, Field, IdField, ListOf, TextField } from '../common/fields';
import { id } from '../common/rule';
import { pattern } from '../common/text-rule';
import { MarketplaceSourceCode, Role } from './permissions';

const username = pattern(200, /^\S+$/, 'a user name without blanks', { example: 'ville.valittaja' });

/** Whom an account belongs to and what it may do, without its password. */
export class Account {
  @Field(username)
  username!: string;

  @TextField({
    max: 200,
    min: 1,
    optional: true,
    description: 'Shown where there is no agent; the user name if absent',
  })
  name?: string;

  @CodeField(Role)
  role!: Role;

  @IdField({ optional: true, description: 'The agent whose name and offices every token takes' })
  agentId?: string;

  @ListOf(id(), { max: 200, description: 'The offices of an account without an agent' })
  agencyOfficeIds!: string[];

  @CodeField(MarketplaceSourceCode, { optional: true, description: 'Of a marketplace: its own code' })
  marketplaceCode?: MarketplaceSourceCode;
}

/** An account as imported: for demonstrations, since the password stands in clear text. */
export class AccountRecord extends Account {
  @TextField({ max: 200, example: 'demo-ville.valittaja' })
  password!: string;
}

import type { Party } from './party.dto';

/** What a party is called: an organization by its name, a person by both names; undefined where the register has none. */
export const partyNameOf = ({ name, firstName, lastName }: Pick<Party, 'name' | 'firstName' | 'lastName'>) =>
  name || [firstName, lastName].filter(Boolean).join(' ') || undefined;

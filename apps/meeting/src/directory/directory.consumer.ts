import { type Agent, meetingDirectory, type Party } from '@ovipro/contracts';
import { directory, projection } from '@ovipro/platform';

/** The kinds of resources that are kept. */
const kinds: string[] = ['agent', 'party'];

/** What this service knows of resources that others own; a replay fills it anew. */
export const directoryConsumer = projection(meetingDirectory, (tx) => directory.reset(tx, ...kinds));

/** What searches show of an agent. */
export type KnownAgent = Pick<Agent, 'firstName' | 'lastName'>;

/** What searches show of a party. */
export interface KnownParty extends Pick<Party, 'emailAddress' | 'phoneNumber'> {
  partyName?: string;
}

export const knownAgent = ({ firstName, lastName }: Agent): KnownAgent => ({ firstName, lastName });

export function knownParty({ name, firstName, lastName, emailAddress, phoneNumber }: Party): KnownParty {
  const names = [firstName, lastName].filter(Boolean).join(' ');
  return { partyName: name || names || undefined, emailAddress, phoneNumber };
}

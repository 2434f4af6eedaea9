import { type Agent, type AgencyOffice, leadDirectory, type Party } from '@ovipro/contracts';
import { directory, projection } from '@ovipro/platform';

/** The names that leads show, kept up by the topics of those who own them. */
export const directoryConsumer = projection(leadDirectory, (tx) =>
  directory.reset(tx, 'agent', 'agency-office', 'party'),
);

/** What leads show of an agent: the sender of an outgoing lead. */
export type KnownAgent = Pick<Agent, 'firstName' | 'lastName' | 'emailAddress' | 'phoneNumber'>;

export type KnownOffice = Pick<AgencyOffice, 'name'>;

/** What leads show of a party: the customer of an outgoing lead. */
export type KnownParty = Pick<Party, 'firstName' | 'lastName' | 'emailAddress'>;

export const knownAgent = ({ firstName, lastName, emailAddress, phoneNumber }: Agent): KnownAgent => ({
  firstName,
  lastName,
  emailAddress,
  phoneNumber,
});

export const knownOffice = ({ name }: AgencyOffice): KnownOffice => ({ name });

export const knownParty = ({ firstName, lastName, emailAddress }: Party): KnownParty => ({
  firstName,
  lastName,
  emailAddress,
});

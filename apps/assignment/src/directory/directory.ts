import { assignmentDirectory, partyNameOf } from '@ovipro/contracts';
import { defineDirectory, type Known } from '@ovipro/platform';

/** The first contact of a type. */
const contactOf = (contacts: { contactTypeCode: string; value: string }[] | undefined, type: string) =>
  contacts?.find(({ contactTypeCode }) => contactTypeCode === type)?.value;

/** What assignments, their documents and surveys show of resources that others own. */
export const assignmentNames = defineDirectory(assignmentDirectory, {
  agent: ({ firstName, lastName, title, phoneNumber, emailAddress, contacts }) => ({
    firstName,
    lastName,
    title,
    phoneNumber: phoneNumber ?? contactOf(contacts, 'PHONE'),
    emailAddress: emailAddress ?? contactOf(contacts, 'EMAIL'),
  }),
  agency: ({ businessIdentification }) => ({ businessId: businessIdentification?.businessId }),
  'agency-office': ({ agency, name, visitingAddress, postalAddress, contacts }) => ({
    agencyId: agency.agencyId,
    officialName: agency.officialName,
    name,
    address: visitingAddress ?? postalAddress,
    phoneNumber: contactOf(contacts, 'PHONE'),
    emailAddress: contactOf(contacts, 'EMAIL'),
  }),
  party: ({ address, phoneNumber, emailAddress, languageCode, ...party }) => ({
    name: partyNameOf(party),
    address,
    phoneNumber,
    emailAddress,
    languageCode,
  }),
});

export type KnownAgent = Known<typeof assignmentNames, 'agent'>;
export type KnownParty = Known<typeof assignmentNames, 'party'>;
export type KnownOffice = Known<typeof assignmentNames, 'agency-office'>;
export type KnownAgency = Known<typeof assignmentNames, 'agency'>;

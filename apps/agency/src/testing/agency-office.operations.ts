import { agencyOfficeChanged, type Role } from '@ovipro/contracts';
import type { Fixture, OperationFixture, Operations, Params } from '@ovipro/testing';
import { aContactsUpdate, anOffice, anOfficeUpdate, putOffice } from './agency-office.mother';

const readers: Role[] = ['main-user', 'agent', 'integration'];

/** The fixture's own office, as at first. */
export async function ownOffice(fixture: Fixture): Promise<{ agencyOfficeId: string }> {
  await putOffice(fixture.db, anOffice({ agencyOfficeId: fixture.office }));
  return { agencyOfficeId: fixture.office };
}

const readAt = ({ agencyOfficeId }: Params): string => `/agencyOffices/${agencyOfficeId}`;

const imported = ['agencyOfficeNumber', 'name', 'agency', 'agencyOrganizationGroup', 'contracts'];

const officeUpdate: Omit<OperationFixture, 'path'> = {
  method: 'PUT',
  kind: 'update',
  roles: ['main-user'],
  params: ownOffice,
  readAt,
  events: [agencyOfficeChanged],
};

export const agencyOfficeOperations: Operations = {
  searchAgencyOffices: {
    method: 'GET',
    path: '/agencyOffices',
    kind: 'search',
    roles: readers,
    search: {
      list: 'agencyOffices',
      id: 'agencyOfficeId',
      populate: async (w) => void (await ownOffice(w)),
      rows: 1,
      unpaged: true,
    },
  },
  getAgencyOffice: {
    method: 'GET',
    path: '/agencyOffices/{agencyOfficeId}',
    kind: 'read',
    roles: readers,
    params: ownOffice,
  },
  updateAgencyOffice: {
    ...officeUpdate,
    path: '/agencyOffices/{agencyOfficeId}',
    body: (_fixture, { agencyOfficeId }) => anOfficeUpdate(agencyOfficeId),
    serverOwned: [...imported, 'contacts', 'location', 'postalAddress', 'visitingAddress', 'modificationTime'],
  },
  updateAgencyOfficeCoordinates: {
    ...officeUpdate,
    path: '/agencyOffices/{agencyOfficeId}/coordinates',
    body: () => ({ latitude: -89.5, longitude: 179.25 }),
  },
  updateAgencyOfficeContacts: {
    ...officeUpdate,
    path: '/agencyOffices/{agencyOfficeId}/contacts',
    body: aContactsUpdate,
    answer: (body) => ({ contacts: (body as { contacts: object[] }).contacts }),
    serverOwned: ['description', 'contacts[0].description'],
  },
};

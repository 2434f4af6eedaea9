import { agencyOfficeChanged, agentChanged, type Role } from '@ovipro/contracts';
import {
  describeConventions,
  type OperationFixture,
  type Operations,
  type Params,
  type Fixture,
} from '@ovipro/testing';
import { Passwords } from './account/passwords';
import { agencyService } from './service';
import { passwordCost, signingKeySecret } from './testing/agency-service';
import { aContactsUpdate, anOfficeUpdate } from './testing/mothers';
import { anAgency, anAgent, anOffice, putAgency, putAgent, putOffice } from './testing/rows';

const readers: Role[] = ['main-user', 'agent', 'integration'];

/** The fixture's own office, as at first. */
async function office(fixture: Fixture): Promise<{ agencyOfficeId: string }> {
  await putOffice(fixture.db, anOffice({ agencyOfficeId: fixture.office }));
  return { agencyOfficeId: fixture.office };
}

/** An agency with the fixture's office. */
async function agency(fixture: Fixture): Promise<{ agencyId: string }> {
  const { agencyId } = await putAgency(fixture.db, anAgency());
  await office(fixture);
  await fixture.db.query('UPDATE agency_office SET agency_id = $1 WHERE agency_office_id = $2', [
    agencyId,
    fixture.office,
  ]);
  return { agencyId };
}

const agent = async (fixture: Fixture): Promise<{ agentId: string }> => {
  const { agentId } = await putAgent(fixture.db, anAgent([fixture.office]));
  return { agentId };
};

async function publicAgent(fixture: Fixture): Promise<{ agentId: string }> {
  const { agentId } = await putAgent(
    fixture.db,
    anAgent([fixture.office], { publicAgentAgencyOfficeIds: [fixture.office] }),
  );
  return { agentId };
}

const readAt = ({ agencyOfficeId }: Params): string => `/agencyOffices/${agencyOfficeId}`;

const readAgent = ({ agentId }: Params): string => `/agents/${agentId}`;

const imported = ['agencyOfficeNumber', 'name', 'agency', 'agencyOrganizationGroup', 'contracts'];

const officeUpdate: Omit<OperationFixture, 'path'> = {
  method: 'PUT',
  kind: 'update',
  roles: ['main-user'],
  params: office,
  readAt,
  events: [agencyOfficeChanged],
};

const agencies: Operations = {
  searchAgencies: {
    method: 'GET',
    path: '/agencies',
    kind: 'list',
    roles: readers,
    query: () => ({ agentId: 'b0d2a485-6a73-468a-9acc-d8ce9b620b3d' }),
  },
  getAgency: { method: 'GET', path: '/agencies/{agencyId}', kind: 'read', roles: readers, params: agency },
};

const offices: Operations = {
  searchAgencyOffices: {
    method: 'GET',
    path: '/agencyOffices',
    kind: 'search',
    roles: readers,
    search: {
      list: 'agencyOffices',
      id: 'agencyOfficeId',
      populate: async (w) => void (await office(w)),
      rows: 1,
      unpaged: true,
    },
  },
  getAgencyOffice: {
    method: 'GET',
    path: '/agencyOffices/{agencyOfficeId}',
    kind: 'read',
    roles: readers,
    params: office,
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

const publicAgents: Operations = {
  listPublicAgents: {
    method: 'GET',
    path: '/agencyOffices/{agencyOfficeId}/publicAgents',
    kind: 'list',
    roles: readers,
    params: office,
  },
  addPublicAgent: {
    method: 'POST',
    path: '/agencyOffices/{agencyOfficeId}/publicAgents',
    kind: 'action',
    roles: ['main-user'],
    params: async (fixture) => ({ ...(await office(fixture)), ...(await agent(fixture)) }),
    body: (_fixture, { agentId }) => ({ agentId }),
    readAt: readAgent,
    events: [agencyOfficeChanged, agentChanged],
  },
  removePublicAgent: {
    method: 'DELETE',
    path: '/agencyOffices/{agencyOfficeId}/publicAgents/{agentId}',
    kind: 'delete',
    roles: ['main-user'],
    params: async (fixture) => ({ ...(await office(fixture)), ...(await publicAgent(fixture)) }),
    readAt: readAgent,
    events: [agencyOfficeChanged, agentChanged],
  },
};

const agents: Operations = {
  searchAgents: {
    method: 'GET',
    path: '/agents',
    kind: 'search',
    roles: readers,
    search: {
      list: 'agents',
      id: 'agentId',
      populate: tenAgents,
      officeParameter: 'agencyOfficeId',
      unpaged: true,
      counted: true,
    },
  },
  getAgent: { method: 'GET', path: '/agents/{agentId}', kind: 'read', roles: readers, params: agent },
};

async function tenAgents({ db, office: own }: Fixture): Promise<void> {
  for (let index = 0; index < 10; index += 1) await putAgent(db, anAgent([own], { lastName: `Mäki ${index % 5}` }));
}

const account = { username: 'conventions', password: 'a long enough password' };

async function makeAccount({ db }: Fixture): Promise<Record<string, string>> {
  await db.query(
    `INSERT INTO account (username, role, agency_office_ids, password_hash, creation_time, modification_time)
     VALUES ($1, 'partner', '{}', $2, now(), now()) ON CONFLICT DO NOTHING`,
    [account.username, await new Passwords(passwordCost).hash(account.password)],
  );
  return {};
}

const authentication: Operations = {
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

describeConventions({
  service: agencyService,
  config: { passwordCost, signingKeySecret },
  operations: { ...agencies, ...offices, ...publicAgents, ...agents, ...authentication },
});

import type { Role } from '@ovipro/contracts';
import type { Fixture, Operations } from '@ovipro/testing';
import { anAgency, putAgency } from './agency.mother';
import { ownOffice } from './agency-office.operations';

const readers: Role[] = ['main-user', 'agent', 'integration'];

/** An agency with the fixture's office. */
async function agency(fixture: Fixture): Promise<{ agencyId: string }> {
  const { agencyId } = await putAgency(fixture.db, anAgency());
  await ownOffice(fixture);
  await fixture.db.query('UPDATE agency_office SET agency_id = $1 WHERE agency_office_id = $2', [
    agencyId,
    fixture.office,
  ]);
  return { agencyId };
}

export const agencyOperations: Operations = {
  searchAgencies: {
    method: 'GET',
    path: '/agencies',
    kind: 'list',
    roles: readers,
    query: () => ({ agentId: 'b0d2a485-6a73-468a-9acc-d8ce9b620b3d' }),
  },
  getAgency: { method: 'GET', path: '/agencies/{agencyId}', kind: 'read', roles: readers, params: agency },
};

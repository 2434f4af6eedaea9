import {
  assignmentCreated,
  assignmentDeleted,
  assignmentLocked,
  type AssignmentRow,
  AssignmentStatusCode,
  assignmentUpdated,
  type PurchaseAssignmentCreate,
  type RentalAssignmentCreate,
  type SalesAssignmentCreate,
} from '@ovipro/contracts';
import type { OperationFixture, Operations, Fixture } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { aPurchase, aRental, aSale, serverOwned } from './assignment.mother';
import { act, newPurchase, newRental, newSale } from './making';

const agents: OperationFixture['roles'] = ['main-user', 'agent'];
const readers: OperationFixture['roles'] = [...agents, 'integration'];
const creationTime = '2021-03-13T12:07:23Z';
/** An end that belongs to the other kind of term. */
const notShown = ['agreementValidity.validityPeriod.periodCount'];

interface TypeOfAssignment {
  name: string;
  path: string;
  make(fixture: Fixture): Promise<{ assignmentId: string }>;
  body(fixture: Fixture): SalesAssignmentCreate | PurchaseAssignmentCreate | RentalAssignmentCreate;
}

/** The operations that every type has. */
const operationsOf = (type: TypeOfAssignment): Operations => {
  const { name, path, make } = type;
  return {
    ...writesOf(type),
    [`get${name}`]: { method: 'GET', path: `/${path}/{assignmentId}`, kind: 'read', roles: readers, params: make },
    [`delete${name}`]: {
      method: 'DELETE',
      path: `/${path}/{assignmentId}`,
      kind: 'delete',
      roles: agents,
      params: make,
      events: [assignmentDeleted],
    },
  };
};

const writesOf = ({ name, path, make, body }: TypeOfAssignment): Operations => ({
  [`create${name}`]: {
    method: 'POST',
    path: `/${path}`,
    kind: 'create',
    roles: agents,
    body: (fixture) => ({ ...body(fixture), creationTime }),
    notShown,
    office: 'assignment.agencyOfficeId',
    serverOwned: serverOwned.filter((property) => property !== 'creationTime'),
    events: [assignmentCreated],
  },
  [`update${name}`]: {
    method: 'PUT',
    path: `/${path}/{assignmentId}`,
    kind: 'update',
    roles: agents,
    params: make,
    body: (fixture, { assignmentId }) => {
      const { otherConditions, ...rest } = body(fixture);
      return { ...rest, otherConditions: { ...otherConditions, additionalDetails: 'Toinen.' }, assignmentId };
    },
    notShown,
    office: 'assignment.agencyOfficeId',
    serverOwned: serverOwned.filter((property) => property !== 'assignmentId'),
    events: [assignmentUpdated],
  },
});

const withActualEnd = <B extends SalesAssignmentCreate | PurchaseAssignmentCreate | RentalAssignmentCreate>(
  body: B,
): B => ({
  ...body,
  agreementValidity: {
    ...body.agreementValidity,
    validityPeriod: { ...body.agreementValidity?.validityPeriod, actualEndDate: '2021-05-31' },
  },
});

const types: TypeOfAssignment[] = [
  {
    name: 'SalesAssignment',
    path: 'salesAssignments',
    make: newSale,
    body: ({ office }) => withActualEnd(aSale(office)),
  },
  {
    name: 'PurchaseAssignment',
    path: 'purchaseAssignments',
    make: newPurchase,
    body: ({ office }) => withActualEnd(aPurchase(office)),
  },
  {
    name: 'RentalAssignment',
    path: 'rentalAssignments',
    make: newRental,
    body: ({ office }) => withActualEnd(aRental(office)),
  },
];

/** A dozen of all types and several states; some have the same times, some no number, some no term. */
async function populate(fixture: Fixture): Promise<void> {
  for (let index = 0; index < 12; index += 1) {
    const { assignmentId } = await [newSale, newPurchase, newRental][index % 3](fixture);
    if (index % 2 === 0) await act(fixture, assignmentId, 'LOCK');
    if (index % 4 === 0) await act(fixture, assignmentId, 'ACTIVATE');
    const day = new Date(Date.UTC(2024, 4, 1 + (index % 5)));
    const sql = `UPDATE assignment SET creation_time = $1, modification_time = $1, start_date = $2, end_date = $2,
      summary = jsonb_set(summary, '{agreementValidity,validityPeriod}', $3) WHERE assignment_id = $4`;
    const date = index % 5 === 0 ? null : day.toISOString().slice(0, 10);
    await fixture.db.query(sql, [day, date, date ? { startDate: date, endDate: date } : {}, assignmentId]);
  }
}

const search: Operations = {
  searchAssignments: {
    method: 'GET',
    path: '/assignments',
    kind: 'search',
    roles: readers,
    search: {
      list: 'assignments',
      id: 'assignmentId',
      populate,
      officeParameter: 'agencyOfficeId',
      defaultSort: 'creationTime|desc',
      sorts: {
        // a row does not show it; the test has made both times the same
        creationTime: ({ modificationTime }: AssignmentRow) => Date.parse(modificationTime),
        modificationTime: ({ modificationTime }: AssignmentRow) => Date.parse(modificationTime),
        officialAssignmentId: ({ officialAssignmentId }: AssignmentRow) => officialAssignmentId,
        assignmentStatusCode: (row: AssignmentRow) => AssignmentStatusCode.indexOf(row.assignmentStatusCode),
        startDate: ({ agreementValidity }: AssignmentRow) => agreementValidity?.validityPeriod?.startDate,
        endDate: ({ agreementValidity }: AssignmentRow) => agreementValidity?.validityPeriod?.endDate,
      },
    },
  },
};

const others: Operations = {
  actOnAssignment: {
    method: 'POST',
    path: '/assignments/{assignmentId}/actions',
    kind: 'action',
    roles: agents,
    params: newSale,
    body: () => ({ actionCode: 'LOCK' }),
    readAt: ({ assignmentId }) => `/salesAssignments/${assignmentId}`,
    events: [assignmentLocked],
  },
  setOfficialAssignmentId: {
    method: 'PUT',
    path: '/assignments/{assignmentId}/officialAssignmentId',
    kind: 'action',
    roles: agents,
    params: newSale,
    body: () => ({ officialAssignmentId: randomUUID().replace(/\D/g, '') }),
    readAt: ({ assignmentId }) => `/salesAssignments/${assignmentId}`,
    events: [assignmentUpdated],
  },
  getDiary: {
    method: 'GET',
    path: '/assignments/{assignmentId}/diary',
    kind: 'read',
    roles: readers,
    params: newSale,
  },
};

export const assignmentOperations: Operations = Object.assign(
  {},
  ...types.map(operationsOf),
  search,
  others,
) as Operations;

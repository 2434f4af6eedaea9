import { validate } from '../common/validate';
import { changed, describeRequest, describeSamples, faultsOf, samplesOf } from '../testing/samples';
import * as contract from '.';

const requests = samplesOf('assignment', {
  'salesAssignment.create.request': contract.SalesAssignmentCreate,
  'salesAssignment.update.request': contract.SalesAssignmentUpdate,
  'purchaseAssignment.create.request': contract.PurchaseAssignmentCreate,
  'purchaseAssignment.update.request': contract.PurchaseAssignmentUpdate,
  'rentalAssignment.create.request': contract.RentalAssignmentCreate,
  'rentalAssignment.update.request': contract.RentalAssignmentUpdate,
  'assignment.action.request': contract.AssignmentAction,
  'officialAssignmentId.set.request': contract.OfficialAssignmentIdSet,
  'explanatoryAppendix.generate.request': contract.ExplanatoryAppendixGenerate,
});
const answers = samplesOf('assignment', {
  'salesAssignment.create.response': contract.AssignmentCreated,
  'salesAssignment.get.response': contract.SalesAssignment,
  'purchaseAssignment.create.response': contract.AssignmentCreated,
  'purchaseAssignment.get.response': contract.PurchaseAssignment,
  'rentalAssignment.create.response': contract.AssignmentCreated,
  'rentalAssignment.get.response': contract.RentalAssignment,
  'assignments.search.response': contract.AssignmentPage,
});

describeSamples([...requests, ...answers]);

const party = (list: string): string[] => [`${list}[].partyId`, `${list}[].partyTypeCode`];
const customers = (list: string): string[] => [list, ...party(list)];
const details = [
  ...['assignment', 'assignment.agencyOfficeId', 'assignment.agents[].agentId', 'assignment.agents[].roleCode'],
  'assignment.supplierAssignedIdentifiers[].supplierAssignedId',
  'assignment.supplierAssignedIdentifiers[].schemeId',
];
const assets = [
  ...['assets', 'assets[].realtyId'],
  ...['assets[].availability.description[].languageCode', 'assets[].availability.description[].text'],
];
const ofSale = [
  ...['assets[].leaseAgreement.tenantContacts[].contactTypeCode', 'assets[].leaseAgreement.tenantContacts[].value'],
  ...party('assets[].acquisitionBySellers'),
  'assets[].acquisitionBySellers[].acquisitionMethods[].acquisitionMethodCode',
];

const sales = [...details, ...customers('sellerCustomerParties'), ...party('consentorParties'), ...assets, ...ofSale];
const purchase = [...details, ...customers('buyerCustomerParties')];
const rental = [...details, ...customers('lessorParties'), ...assets];

const needed: Record<string, string[]> = {
  'salesAssignment.create.request': sales,
  'salesAssignment.update.request': ['assignmentId', ...sales],
  'purchaseAssignment.create.request': purchase,
  'purchaseAssignment.update.request': ['assignmentId', ...purchase],
  'rentalAssignment.create.request': rental,
  'rentalAssignment.update.request': ['assignmentId', ...rental],
  'assignment.action.request': ['actionCode'],
  'officialAssignmentId.set.request': ['officialAssignmentId'],
  'explanatoryAppendix.generate.request': ['realtyId'],
};
for (const request of requests) describeRequest(request, needed[request.name]);

const [salesCreate, , purchaseCreate, , rentalCreate] = requests;

describe('the type of an assignment', () => {
  const sale = { buyerCustomerParties: [], lessorParties: [], assetRequirementId: 'x' };
  const purchase = { sellerCustomerParties: [], lessorParties: [], consentorParties: [], assets: [] };
  const rental = { sellerCustomerParties: [], buyerCustomerParties: [], consentorParties: [], assetRequirementId: 'x' };

  it.each([
    [salesCreate, sale],
    [purchaseCreate, purchase],
    [rentalCreate, rental],
  ])('decides which properties $name takes', ({ type, body }, foreign) => {
    const faults = Object.keys(foreign).map((name) => [name, 'INVALID_TYPE']);
    expect(faultsOf(type, { ...body, ...foreign })).toEqual(faults);
  });

  it('decides what an asset and a commission say', () => {
    const monthly = { monthlyRent: 690 };
    expect(faultsOf(salesCreate.type, changed(salesCreate.body, ['assets', 0, 'rentalPrice'], monthly))).toEqual([
      ['assets[0].rentalPrice', 'INVALID_TYPE'],
    ]);
    expect(faultsOf(salesCreate.type, changed(salesCreate.body, ['costs', 'commission', 'months'], 3))).toEqual([
      ['costs.commission.months', 'INVALID_TYPE'],
    ]);
    expect(faultsOf(rentalCreate.type, changed(rentalCreate.body, ['assets', 0, 'price'], {}))).toEqual([
      ['assets[0].price', 'INVALID_TYPE'],
    ]);
  });
});

describe.each([salesCreate, purchaseCreate, rentalCreate])('$name', ({ type, body }) => {
  it("refuses what is the server's to say", () => {
    const own = {
      ...{ assignmentId: 'd265a413-a83e-40f1-b185-a3b1fb74c905', officialAssignmentId: '1', contractDocumentId: 'x' },
      ...{ assignmentStatusCode: 'DRAFT', assignmentTypeCode: 'SALES', modificationTime: '2021-03-13T12:07:23Z' },
    };
    const faults = Object.keys(own).map((name) => [name, 'INVALID_TYPE']);
    expect(faultsOf(type, { ...body, ...own })).toEqual(faults);
    const appendix = { explanatoryAppendixDocumentId: 'd4540af3-4257-4401-be41-292e377fbfb5' };
    if (!('assets' in body)) return;
    expect(faultsOf(type, changed(body, ['assets', 0, 'explanatoryAppendix'], appendix))).toEqual([
      ['assets[0].explanatoryAppendix', 'INVALID_TYPE'],
    ]);
  });

  it('takes the creation time of another system, in UTC', () => {
    const { value, faults } = validate(type, { ...body, creationTime: '2021-03-13T14:07:23.500+02:00' });
    expect([faults, value]).toEqual([[], expect.objectContaining({ creationTime: '2021-03-13T12:07:23.5Z' })]);
  });

  it('takes empty lists: what is needed of them is a matter of LOCK', () => {
    const empty = Object.fromEntries(
      Object.entries(body).map(([key, value]) => [key, Array.isArray(value) ? [] : value]),
    );
    expect(faultsOf(type, changed(empty, ['assignment', 'agents'], []))).toEqual([]);
    expect(faultsOf(type, changed(empty, ['assignment', 'agents'], undefined))).toEqual([]);
  });

  it('takes one RESPONSIBLE_AGENT at most', () => {
    const agent = { agentId: 'da3a543e-4220-4c1f-8cda-2ae0b2e596e0', roleCode: 'RESPONSIBLE_AGENT' };
    const other = { ...agent, roleCode: 'ASSISTANT' };
    const agents = ['assignment', 'agents'];
    expect(faultsOf(type, changed(body, agents, [agent, other, other]))).toEqual([]);
    expect(faultsOf(type, changed(body, agents, [agent, other, agent]))).toEqual([
      ['assignment.agents', 'INVALID_TYPE'],
    ]);
  });
});

describe('an update', () => {
  it.each(requests.filter(({ name }) => name.includes('.update.')))('$name has no creation time', ({ type, body }) => {
    expect(faultsOf(type, { ...body, creationTime: '2021-03-13T12:07:23Z' })).toEqual([
      ['creationTime', 'INVALID_TYPE'],
    ]);
  });
});

import { validate } from '../common/validate';
import { changed, faultsOf, samplesOf } from '../testing/samples';
import * as contract from '.';

const [salesCreate, purchaseCreate] = samplesOf('assignment', {
  'salesAssignment.create.request': contract.SalesAssignmentCreate,
  'purchaseAssignment.create.request': contract.PurchaseAssignmentCreate,
});

describe('agreementValidity', () => {
  const faultsOfTerm = (agreementValidity: object) =>
    faultsOf(purchaseCreate.type, { ...purchaseCreate.body, agreementValidity });
  const period = (name: string) => `agreementValidity.validityPeriod.${name}`;

  it.each([
    {},
    { validityPeriod: {} },
    { validityPeriod: { endDate: '2021-10-04', periodCount: 1 } },
    { agreementTypeCode: 'FIXED_TERM', validityPeriod: { startDate: '2021-06-04', endDate: '2021-10-04' } },
    { agreementTypeCode: 'FIXED_TERM', validityPeriod: { startDate: '2021-06-04', endDate: '2020-01-01' } },
    { agreementTypeCode: 'INDEFINITE_TERM', validityPeriod: { startDate: '2021-06-04', actualEndDate: '2021-06-04' } },
  ])('takes %j, whatever LOCK will say', (validity) => expect(faultsOfTerm(validity)).toEqual([]));

  it('refuses the end of the other kind of term', () => {
    const both = { startDate: '2021-06-04', endDate: '2021-10-04', periodCount: 1 };
    const faults = (agreementTypeCode: string) => faultsOfTerm({ agreementTypeCode, validityPeriod: both });
    expect(faults('FIXED_TERM')).toEqual([[period('periodCount'), 'INVALID_TYPE']]);
    expect(faults('INDEFINITE_TERM')).toEqual([[period('endDate'), 'INVALID_TYPE']]);
  });

  it('refuses an actual end before the start', () => {
    const validityPeriod = { startDate: '2021-06-04', actualEndDate: '2021-06-03' };
    expect(faultsOfTerm({ validityPeriod })).toEqual([[period('actualEndDate'), 'INVALID_TYPE']]);
  });
});

describe('the bounds of a field', () => {
  const [asset, price, lease] = [
    ['assets', 0],
    ['assets', 0, 'price'],
    ['assets', 0, 'leaseAgreement'],
  ];
  const commission = ['costs', 'commission'];
  const text = (length: number) => 'ä'.repeat(length);
  const bounds: [(string | number)[], unknown[], unknown[]][] = [
    [
      ['agreementValidity', 'validityPeriod', 'periodCount'],
      [1, 1000],
      [0, 1001, 1.5, '1'],
    ],
    [
      ['agreementValidity', 'validityPeriod', 'startDate'],
      ['2024-02-29'],
      ['2023-02-29', '2024-2-9', '2024-02-29T00:00:00Z'],
    ],
    [['agreementValidity', 'agreementTypeCode'], [], ['OTHER', 'fixed_term']],
    [['assignment', 'agents', 0, 'roleCode'], ['ANOTHER_1'], ['another', 'Ä', '1A', text(65)]],
    [['assignment', 'specialDetailsProvidedToCustomer'], ['', text(10_000)], [text(10_001)]],
    [[...asset, 'subcategoryCode'], ['PLOT'], ['plot']],
    [
      [...price, 'debtFreePriceAmount'],
      [0, 0.29, 4.35, 1_000_000_000_000],
      [-1, 0.001, 1_000_000_000_001, '1'],
    ],
    [[...price, 'salesPriceAmount'], [0, 0.29], [0.295]],
    [[...price, 'currencyCode'], ['SEK'], ['eur', 'EURO', '€']],
    [
      [...price, 'estimatedSalesPriceAmount'],
      ['n. 200 000 €', text(100)],
      ['', text(101), 200_000],
    ],
    [[...price, 'auctionAllowed'], [false], ['true', 1]],
    [[...lease, 'noticePeriod'], ['', text(200)], [text(201)]],
    [
      [...commission, 'commissionPercentage'],
      [0, 2.75, 100],
      [-0.1, 100.1],
    ],
    [
      [...commission, 'latePaymentInterest'],
      [0, 10.5],
      [-1, 101],
    ],
  ];

  it.each(bounds)('%j', (path, good, bad) => {
    const { type, body } = samplesOf('assignment', {
      'salesAssignment.create.request': contract.SalesAssignmentCreate,
    })[0];
    const fixed = changed(body, ['agreementValidity'], { validityPeriod: {} });
    for (const value of good) expect([value, faultsOf(type, changed(fixed, path, value))]).toEqual([value, []]);
    for (const value of bad)
      expect([value, faultsOf(type, changed(fixed, path, value)).map(([, errorCode]) => errorCode)]).toEqual([
        value,
        ['INVALID_TYPE'],
      ]);
  });

  it('holds lists to 100 assets, parties and agents', () => {
    const many = (path: string[], count: number) => {
      const list = path.reduce<unknown>(
        (at, step) => (at as Record<string, unknown>)[step],
        salesCreate.body,
      ) as object[];
      return faultsOf(salesCreate.type, changed(salesCreate.body, path, Array(count).fill(list.at(-1))));
    };
    for (const path of [['assets'], ['sellerCustomerParties'], ['consentorParties'], ['assignment', 'agents']])
      expect([many(path, 100), many(path, 101)]).toEqual([[], [[path.join('.'), 'INVALID_TYPE']]]);
  });

  it('takes a translation once a language', () => {
    const text = { languageCode: 'fi', text: 'Heti' };
    const path = ['assets', 0, 'availability', 'description'];
    expect(faultsOf(salesCreate.type, changed(salesCreate.body, path, [text, text]))).toEqual([
      ['assets[0].availability.description[1].languageCode', 'INVALID_TYPE'],
    ]);
  });
});

describe('the search of assignments', () => {
  const id = '5d2a6d47-da73-4b11-8940-27cffabb6de5';
  const query = {
    ...{
      partyId: id,
      realtyId: id,
      assetRequirementId: id,
      agentId: [id, id],
      responsibleAgentId: id,
      agencyOfficeId: id,
    },
    ...{ assignmentTypeCode: ['SALES', 'RENTAL'], assignmentStatusCode: 'ACTIVE', startIndex: '20', size: '100' },
    ...{ endDateAfter: '2021-06-01', endDateBefore: '2021-06-30', sort: ['endDate|asc', 'officialAssignmentId|desc'] },
  };

  it('takes every parameter of the reference; those of several values are lists', () => {
    const { value, faults } = validate(contract.AssignmentSearch, query);
    const lists = { responsibleAgentId: [id], agencyOfficeId: [id], assignmentStatusCode: ['ACTIVE'] };
    expect([faults, value]).toEqual([[], { ...query, ...lists, startIndex: 20, size: 100 }]);
  });

  it.each(['partyId', 'realtyId', 'assetRequirementId', 'endDateAfter', 'endDateBefore', 'startIndex', 'size'])(
    'takes one value of %s',
    (name) => {
      const value = query[name as keyof typeof query];
      expect(faultsOf(contract.AssignmentSearch, { [name]: [value, value] })).toEqual([[name, 'INVALID_TYPE']]);
    },
  );

  it.each(contract.assignmentSortFields)('sorts by %s', (field) => {
    expect(faultsOf(contract.AssignmentSearch, { sort: [`${field}|asc`, `${field}|desc`] })).toEqual([]);
    expect(faultsOf(contract.AssignmentSearch, { sort: [field] })).toEqual([['sort[0]', 'INVALID_TYPE']]);
  });
});

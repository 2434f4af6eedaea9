import { changed, samplesOf } from '../testing/samples';
import {
  addMonths,
  assignmentActions,
  AssignmentActionCode,
  AssignmentStatusCode,
  type AssignmentTypeCode,
  type ContentByType,
  continuationAgreementActions,
  ContinuationAgreementActionCode,
  ContinuationAgreementCreate,
  continuationFaults,
  frozenDifference,
  lockFaults,
  PurchaseAssignmentCreate,
  RentalAssignmentCreate,
  SalesAssignmentCreate,
} from '.';

const [{ body: sale }, { body: purchase }, { body: rental }, { body: continuation }] = samplesOf('assignment', {
  'salesAssignment.create.request': SalesAssignmentCreate,
  'purchaseAssignment.create.request': PurchaseAssignmentCreate,
  'rentalAssignment.create.request': RentalAssignmentCreate,
  'continuationAgreement.create.request': ContinuationAgreementCreate,
});

const complete: [AssignmentTypeCode, object, string][] = [
  ['SALES', sale, 'sellerCustomerParties'],
  ['PURCHASE', purchase, 'buyerCustomerParties'],
  ['RENTAL', rental, 'lessorParties'],
];

const faultsOf = (type: AssignmentTypeCode, content: object, termMonths?: number) =>
  lockFaults(type, content as ContentByType[typeof type], termMonths).map(({ path, errorCode }) => [path, errorCode]);
const period = (name: string) => `agreementValidity.validityPeriod.${name}`;

describe.each(complete)('LOCK of a %s assignment', (type, body, customers) => {
  it('takes the sample of the reference', () => expect(faultsOf(type, body)).toEqual([]));

  it('names all that an empty draft lacks, at once', () => {
    const hasAssets = type !== 'PURCHASE';
    const empty = { assignment: { agencyOfficeId: 'x' }, [customers]: [], ...(hasAssets && { assets: [] }) };
    expect(faultsOf(type, empty)).toEqual(
      ['assignment.agents', period('startDate'), 'costs.commission', customers, ...(hasAssets ? ['assets'] : [])].map(
        (path) => [path, 'VALUE_REQUIRED'],
      ),
    );
  });

  it('needs a RESPONSIBLE_AGENT', () => {
    const agents = [{ agentId: 'x', roleCode: 'ACQUISITION_AGENT' }];
    expect(faultsOf(type, changed(body, ['assignment', 'agents'], agents))).toEqual([
      ['assignment.agents', 'VALUE_REQUIRED'],
    ]);
  });

  it('needs the type of the commission', () => {
    for (const path of [['costs', 'commission', 'commissionTypeCode'], ['costs', 'commission'], ['costs']])
      expect(faultsOf(type, changed(body, path, undefined))).toEqual([['costs.commission', 'VALUE_REQUIRED']]);
  });

  it('needs the type and the start of the term', () => {
    const without = (...path: string[]) => faultsOf(type, changed(body, ['agreementValidity', ...path], undefined));
    expect(without('agreementTypeCode')).toEqual([['agreementValidity.agreementTypeCode', 'VALUE_REQUIRED']]);
    expect(without('validityPeriod', 'startDate')).toEqual([[period('startDate'), 'VALUE_REQUIRED']]);
    expect(faultsOf(type, changed(body, ['agreementValidity'], {}))).toEqual([
      ['agreementValidity.agreementTypeCode', 'VALUE_REQUIRED'],
      [period('startDate'), 'VALUE_REQUIRED'],
    ]);
  });
});

describe('LOCK of a fixed term', () => {
  const term = (startDate?: string, endDate?: string, business?: boolean, termMonths?: number) => {
    const fixed = { agreementTypeCode: 'FIXED_TERM', validityPeriod: { startDate, endDate } };
    const content = changed(purchase, ['agreementValidity'], fixed);
    const own = ['assignment', 'realtyBelongsToCustomerBusinessActivities'];
    return faultsOf('PURCHASE', changed(content, own, business), termMonths);
  };
  const wrong = [[period('endDate'), 'INVALID_TYPE']];

  it('needs both dates', () => {
    expect(term('2023-07-03')).toEqual([[period('endDate'), 'VALUE_REQUIRED']]);
    expect(term()).toEqual([
      [period('startDate'), 'VALUE_REQUIRED'],
      [period('endDate'), 'VALUE_REQUIRED'],
    ]);
  });

  it.each([
    ['2023-07-03', '2023-07-03'],
    ['2023-07-03', '2023-11-03'],
    ['2023-10-31', '2024-02-29'],
    ['2022-10-31', '2023-02-28'],
    ['2023-09-30', '2024-01-30'],
  ])('takes four months: %s to %s', (start, end) => expect(term(start, end)).toEqual([]));

  it.each([
    ['2023-07-03', '2023-11-04'],
    ['2023-10-31', '2024-03-01'],
    ['2022-10-31', '2023-03-01'],
    ['2023-07-03', '2023-07-02'],
  ])('refuses what is longer or runs backwards: %s to %s', (start, end) => expect(term(start, end)).toEqual(wrong));

  it("lets a realty of the customer's business be assigned for any time, but not backwards", () => {
    expect(term('2023-07-03', '2033-07-03', true)).toEqual([]);
    expect(term('2023-07-03', '2023-07-02', true)).toEqual(wrong);
    expect(term('2023-07-03', '2033-07-03', false)).toEqual(wrong);
  });

  it('takes another limit where an installation sets one', () => {
    expect(term('2023-07-03', '2024-01-03', false, 6)).toEqual([]);
    expect(term('2023-07-03', '2024-01-04', false, 6)).toEqual(wrong);
  });
});

describe('LOCK of assets', () => {
  const bare = { realtyId: 'x' };
  const faults = (type: AssignmentTypeCode, body: object, assets: object[]) =>
    faultsOf(type, changed(body, ['assets'], assets));
  const missing = [['assets', 'VALUE_REQUIRED']];

  it.each([{ debtFreePriceAmount: 1 }, { salesPriceAmount: 0 }])('takes %j for one of those to be sold', (price) => {
    expect(faults('SALES', sale, [bare, { ...bare, price }])).toEqual([]);
  });
  it('takes a monthly rent for one of those to be let', () =>
    expect(faults('RENTAL', rental, [bare, { ...bare, rentalPrice: { monthlyRent: 690 } }])).toEqual([]));
  it('refuses assets of which none has a price', () => {
    expect(faults('SALES', sale, [bare, { ...bare, price: { estimatedSalesPriceAmount: '1' } }])).toEqual(missing);
    expect(faults('RENTAL', rental, [{ ...bare, rentalPrice: { estimatedRentRange: '1' } }])).toEqual(missing);
  });
});

describe('addMonths', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-12-15', 1, '2024-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['0001-11-30', 4, '0002-03-30'],
  ])('%s and %i months are %s', (date, months, result) => expect(addMonths(date, months)).toBe(result));
});

describe('a continuation agreement', () => {
  const continued = { assignmentTypeCode: 'SALES' as AssignmentTypeCode, endDate: '2021-06-04' };
  const faults = (body: object, assignment: object = {}, months?: number) =>
    continuationFaults(body, { ...continued, ...assignment }, months).map(({ path, errorCode }) => [path, errorCode]);
  const until = (endDate: string, assignment: object = {}, months?: number) =>
    faults({ ...continuation, agreementValidity: { validityPeriod: { endDate } } }, assignment, months);

  it('takes the sample of the reference', () => expect(faults(continuation)).toEqual([]));

  it('ends after the assignment did, at most four months later', () => {
    expect(until('2021-06-05')).toEqual([]);
    expect(until('2021-06-04')).toEqual([[period('endDate'), 'INVALID_TYPE']]);
    expect(until('2021-10-05')).toEqual([[period('endDate'), 'INVALID_TYPE']]);
    expect(until('2021-12-04', {}, 6)).toEqual([]);
    expect(until('2031-10-05', { realtyBelongsToCustomerBusinessActivities: true })).toEqual([]);
    expect(until('2021-06-04', { realtyBelongsToCustomerBusinessActivities: true })).toHaveLength(1);
  });

  it('names assets and their prices as its assignment has them', () => {
    const rented = { realtyId: 'x', rentalPrice: { monthlyRent: 700 } };
    const assets = (list: object[] | undefined, assignmentTypeCode: string) =>
      faults({ assets: list }, { assignmentTypeCode });
    expect(assets(undefined, 'SALES')).toEqual([['assets', 'VALUE_REQUIRED']]);
    expect(assets(undefined, 'RENTAL')).toEqual([['assets', 'VALUE_REQUIRED']]);
    expect(assets(undefined, 'PURCHASE')).toEqual([]);
    expect(assets([], 'PURCHASE')).toEqual([['assets', 'INVALID_TYPE']]);
    expect(assets([{ realtyId: 'x' }, rented], 'RENTAL')).toEqual([]);
    expect(assets([{ realtyId: 'x' }, rented], 'SALES')).toEqual([['assets[1].rentalPrice', 'INVALID_TYPE']]);
    expect(assets([{ realtyId: 'x', price: {} }], 'RENTAL')).toEqual([['assets[0].price', 'INVALID_TYPE']]);
  });
});

describe('the actions', () => {
  it('lead from a state to another, each by its own', () => {
    const moves = AssignmentActionCode.flatMap((action) =>
      assignmentActions[action].from.map((from) => `${from} ${action} ${assignmentActions[action].to}`),
    );
    expect(moves.sort()).toEqual([
      'ACTIVE FINISH FINISHED',
      'DRAFT LOCK READY_FOR_SIGNING',
      'DRAFT REJECT REJECTED',
      'READY_FOR_SIGNING ACTIVATE ACTIVE',
      'READY_FOR_SIGNING REJECT REJECTED',
      'READY_FOR_SIGNING UNLOCK DRAFT',
    ]);
  });

  it('of a continuation agreement end in SIGNED', () => {
    const moves = ContinuationAgreementActionCode.map((action) => {
      const { from, to } = continuationAgreementActions[action];
      return `${from.join()} ${action} ${to}`;
    });
    expect(moves).toEqual([
      'DRAFT LOCK READY_FOR_SIGNING',
      'READY_FOR_SIGNING UNLOCK DRAFT',
      'READY_FOR_SIGNING ACTIVATE SIGNED',
    ]);
  });

  it('lead nowhere from FINISHED and REJECTED', () => {
    const left = new Set(Object.values(assignmentActions).flatMap(({ from }) => from));
    expect(AssignmentStatusCode.filter((status) => !left.has(status))).toEqual(['FINISHED', 'REJECTED']);
  });
});

describe('what a PUT changes of an ACTIVE assignment', () => {
  const asset = [{ realtyId: 'x' }];

  it('is nothing where nothing differs', () => {
    for (const [type, body] of complete) expect(frozenDifference(type, body, structuredClone(body))).toBeUndefined();
  });

  it('may be the assets of a sale or a rental, and the requirement of a purchase', () => {
    expect(frozenDifference('SALES', sale, { ...sale, assets: asset })).toBeUndefined();
    expect(frozenDifference('RENTAL', rental, { ...rental, assets: [] })).toBeUndefined();
    expect(frozenDifference('PURCHASE', purchase, { ...purchase, assetRequirementId: undefined })).toBeUndefined();
  });

  it.each([
    [['costs', 'commission', 'vatIncluded'], false, 'costs.commission.vatIncluded'],
    [['assignment', 'agents', 1, 'roleCode'], 'ASSISTANT', 'assignment.agents[1].roleCode'],
    [['assignment', 'agents', 1], undefined, 'assignment.agents[1]'],
    [['otherConditions'], undefined, 'otherConditions'],
    [['consentorParties'], [], 'consentorParties[0]'],
    [['assignment', 'exclusivityTypeCode'], 'EXCLUSIVE_BASIS', 'assignment.exclusivityTypeCode'],
    [['costs'], [], 'costs'],
  ])('is named by the path of the first difference: %j', (path, wanted, named) => {
    expect(frozenDifference('SALES', sale, changed({ ...sale, assets: asset }, path, wanted))).toBe(named);
  });
});

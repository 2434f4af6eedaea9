import { AssignmentTypeCode, customerPartiesOf } from '@ovipro/contracts';
import { badBody, refusal } from '@ovipro/testing';
import { Assignments } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());

const lock = async (type: AssignmentTypeCode, given: Record<string, unknown>, of = assignments) =>
  of.act(await of.create(type, given), 'LOCK');

const fixedTerm = (startDate: string, endDate: string) => ({
  agreementValidity: { agreementTypeCode: 'FIXED_TERM', validityPeriod: { startDate, endDate } },
});
const end = 'agreementValidity.validityPeriod.endDate';

describe('LOCK', () => {
  it.each([...AssignmentTypeCode])(
    'names all that an empty %s draft lacks at once, and changes nothing',
    async (type) => {
      const customers = customerPartiesOf[type];
      const empty = {
        ...Object.fromEntries(Object.keys(assignments.body(type)).map((name) => [name, undefined])),
        ...{ assignment: { agencyOfficeId: assignments.office }, [customers]: [] },
        ...(type !== 'PURCHASE' && { assets: [] }),
      };
      const id = await assignments.create(type, empty);
      const before = await assignments.read(id, type);
      const paths = ['assignment.agents', 'agreementValidity.validityPeriod.startDate', 'costs.commission', customers];
      const all = [...paths, ...(type === 'PURCHASE' ? [] : ['assets'])];
      const missing = badBody(Object.fromEntries(all.map((path) => [path, 'VALUE_REQUIRED' as const])));
      expect(refusal(await assignments.act(id, 'LOCK'))).toEqual(missing);
      expect(await assignments.read(id, type)).toEqual(before);
      expect(await assignments.eventsOf(id)).toEqual(['assignment-created']);
    },
  );

  it('needs a RESPONSIBLE_AGENT, a type of commission, a customer and an asset with a price', async () => {
    const agents = [{ agentId: 'da3a543e-4220-4c1f-8cda-2ae0b2e596e0', roleCode: 'ACQUISITION_AGENT' }];
    const asset = { realtyId: 'da3a543e-4220-4c1f-8cda-2ae0b2e596e0' };
    const given = {
      assignment: { agencyOfficeId: assignments.office, agents },
      costs: { commission: { vatIncluded: true } },
      sellerCustomerParties: [],
      assets: [asset, { ...asset, price: { estimatedSalesPriceAmount: '1' } }],
    };
    const paths = ['assignment.agents', 'costs.commission', 'sellerCustomerParties', 'assets'];
    expect(refusal(await lock('SALES', given))).toEqual(
      badBody(Object.fromEntries(paths.map((path) => [path, 'VALUE_REQUIRED' as const]))),
    );
  });

  it('takes a fixed term of four months and refuses a longer one, and one that runs backwards', async () => {
    const wrong = badBody({ [end]: 'INVALID_TYPE' });
    expect((await lock('RENTAL', fixedTerm('2023-10-31', '2024-02-29'))).status).toBe(200);
    expect(refusal(await lock('RENTAL', fixedTerm('2023-10-31', '2024-03-01')))).toEqual(wrong);
    expect(refusal(await lock('RENTAL', fixedTerm('2023-10-31', '2023-10-30')))).toEqual(wrong);
  });

  it('needs the end of a fixed term, and no end of an indefinite one', async () => {
    const validity = (agreementTypeCode: string) => ({
      agreementValidity: { agreementTypeCode, validityPeriod: { startDate: '2023-10-31' } },
    });
    expect(refusal(await lock('PURCHASE', validity('FIXED_TERM')))).toEqual(badBody({ [end]: 'VALUE_REQUIRED' }));
    expect((await lock('PURCHASE', validity('INDEFINITE_TERM'))).status).toBe(200);
  });

  it("lets a realty of the customer's business be assigned for any time", async () => {
    const body = assignments.body('SALES') as { assignment: object };
    const assignment = { ...body.assignment, realtyBelongsToCustomerBusinessActivities: true };
    expect((await lock('SALES', { ...fixedTerm('2023-10-31', '2033-10-31'), assignment })).status).toBe(200);
  });

  it('takes another limit where the installation sets one', async () => {
    const installation = await Assignments.start({ termMonths: 6 });
    try {
      expect((await lock('SALES', fixedTerm('2023-07-03', '2024-01-03'), installation)).status).toBe(200);
      expect(refusal(await lock('SALES', fixedTerm('2023-07-03', '2024-01-04'), installation))).toEqual(
        badBody({ [end]: 'INVALID_TYPE' }),
      );
    } finally {
      await installation.close();
    }
  });

  it('keeps what the contract is made of, with the names of that moment', async () => {
    const id = await assignments.run(await assignments.create('SALES'), 'LOCK');
    const { contractDocumentId, officialAssignmentId, assets } = await assignments.read(id);
    const sql = 'SELECT document_type_code, input FROM document WHERE assignment_id = $1 AND document_id = $2';
    const { rows } = await assignments.service.db.query(sql, [id, contractDocumentId]);
    expect(rows).toMatchObject([
      { document_type_code: 'ASSIGNMENT_AGREEMENT', input: { assignment: { officialAssignmentId, assets } } },
    ]);
    expect(rows[0].input.agents).toHaveLength(2);
  });
});

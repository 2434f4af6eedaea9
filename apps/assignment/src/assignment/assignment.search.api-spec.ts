import { agentChanged } from '@ovipro/contracts';
import { publishEvent } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { Assignments } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());

const agent = (agentId: string, roleCode = 'ACQUISITION_AGENT') => ({ agentId, roleCode });
const details = (agencyOfficeId: string, ...agents: object[]) => ({ assignment: { agencyOfficeId, agents } });
const term = (endDate?: string) => ({
  agreementValidity: { agreementTypeCode: 'FIXED_TERM', validityPeriod: { startDate: '2021-01-01', endDate } },
});

describe('GET /assignments', () => {
  it('finds by party: customers of every type and consentors', async () => {
    const office = await assignments.elsewhere();
    const partyId = randomUUID();
    const parties = [{ partyId, partyTypeCode: 'PERSON_PARTY' }];
    const found = [
      await office.create('SALES', { sellerCustomerParties: parties }),
      await office.create('SALES', { consentorParties: parties }),
      await office.create('PURCHASE', { buyerCustomerParties: parties }),
      await office.create('RENTAL', { lessorParties: parties }),
    ];
    await office.create('SALES');
    expect((await office.find(`partyId=${partyId}`)).sort()).toEqual([...found].sort());
    expect(await office.find(`partyId=${randomUUID()}`)).toEqual([]);
  });

  it('finds by realty and by asset requirement', async () => {
    const office = await assignments.elsewhere();
    const [realtyId, assetRequirementId] = [randomUUID(), randomUUID()];
    const sale = await office.create('SALES', { assets: [{ realtyId: randomUUID() }, { realtyId }] });
    const rental = await office.create('RENTAL', { assets: [{ realtyId }] });
    const purchase = await office.create('PURCHASE', { assetRequirementId });
    expect((await office.find(`realtyId=${realtyId}`)).sort()).toEqual([sale, rental].sort());
    expect(await office.find(`assetRequirementId=${assetRequirementId}`)).toEqual([purchase]);
  });

  it('finds by agents in any role, and by the responsible one', async () => {
    const office = await assignments.elsewhere();
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
    const first = await office.create('SALES', details(office.office, agent(one, 'RESPONSIBLE_AGENT'), agent(two)));
    const second = await office.create('RENTAL', details(office.office, agent(two, 'RESPONSIBLE_AGENT')));
    const third = await office.create('PURCHASE', details(office.office, agent(three)));
    const by = async (...pairs: string[]) => (await office.find(pairs.join('&'))).sort();
    expect(await by(`agentId=${two}`)).toEqual([first, second].sort());
    expect(await by(`agentId=${one}`, `agentId=${three}`)).toEqual([first, third].sort());
    expect(await by(`responsibleAgentId=${two}`)).toEqual([second]);
    expect(await by(`responsibleAgentId=${one}`, `responsibleAgentId=${two}`)).toEqual([first, second].sort());
    expect(await by(`responsibleAgentId=${three}`)).toEqual([]);
    expect(await by(`agentId=${two}`, `responsibleAgentId=${one}`)).toEqual([first]);
  });

  it('finds by type and state, each one of several', async () => {
    const office = await assignments.elsewhere();
    const sale = await office.create('SALES');
    const rental = await office.run(await office.create('RENTAL'), 'LOCK');
    const purchase = await office.active('PURCHASE');
    expect(await office.find('assignmentTypeCode=RENTAL')).toEqual([rental]);
    expect((await office.find('assignmentTypeCode=RENTAL&assignmentTypeCode=SALES')).sort()).toEqual(
      [sale, rental].sort(),
    );
    expect(await office.find('assignmentStatusCode=ACTIVE')).toEqual([purchase]);
    expect((await office.find('assignmentStatusCode=ACTIVE&assignmentStatusCode=DRAFT')).sort()).toEqual(
      [sale, purchase].sort(),
    );
    expect(await office.find('assignmentStatusCode=ACTIVE&assignmentTypeCode=SALES')).toEqual([]);
  });

  it('finds by the end date, the days named included; without an end it is never found', async () => {
    const office = await assignments.elsewhere();
    const [first, second] = [
      await office.create('SALES', term('2021-05-31')),
      await office.create('SALES', term('2021-06-01')),
    ];
    await office.create('SALES', term());
    await office.create('SALES', { agreementValidity: undefined });
    const by = async (query: string) => (await office.find(query)).sort();
    expect(await by('endDateAfter=2021-06-01')).toEqual([second]);
    expect(await by('endDateBefore=2021-05-31')).toEqual([first]);
    expect(await by('endDateAfter=2021-05-31&endDateBefore=2021-06-01')).toEqual([first, second].sort());
    expect(await by('endDateAfter=2021-06-02')).toEqual([]);
  });

  it('finds by the new end date once a continuation agreement was made', async () => {
    const office = await assignments.elsewhere();
    const id = await office.active();
    await office.continued(id);
    expect(await office.find('endDateAfter=2021-10-04')).toEqual([id]);
  });

  it('sorts states by their life cycle, and numbers and dates with unset ones last', async () => {
    const office = await assignments.elsewhere();
    const draft = await office.create('SALES', { agreementValidity: undefined });
    const rejected = await office.run(await office.create('SALES'), 'REJECT');
    const finished = await office.run(await office.create('SALES'), 'LOCK', 'ACTIVATE', 'FINISH');
    const ready = await office.run(await office.create('SALES'), 'LOCK');
    const active = await office.active();
    const sorted = (sort: string) => office.find(`sort=${encodeURIComponent(sort)}`);
    expect(await sorted('assignmentStatusCode|asc')).toEqual([draft, ready, active, finished, rejected]);
    expect((await sorted('officialAssignmentId|asc')).slice(0, 3)).toEqual([finished, ready, active]);
    expect((await sorted('officialAssignmentId|desc')).slice(0, 3)).toEqual([active, ready, finished]);
    for (const direction of ['asc', 'desc']) expect((await sorted(`endDate|${direction}`)).at(-1)).toBe(draft);
  });

  it('shows agents with the names of the directory, customers, and assets with their addresses', async () => {
    const office = await assignments.elsewhere();
    const [known, unknown] = [randomUUID(), randomUUID()];
    const sample = agentChanged.sample as { agent: object };
    const renamed = {
      ...sample,
      agent: { ...sample.agent, agentId: known, firstName: 'Veikko', lastName: 'Viljanen' },
    };
    await publishEvent(office.service, agentChanged, known, { sequence: 1, data: renamed });
    await office.known(known);
    const body = office.body('SALES', details(office.office, agent(known, 'RESPONSIBLE_AGENT'), agent(unknown)));
    const [asset] = body.assets as { realtyId: string; subcategoryCode: string; address: object }[];
    const { assignmentId } = await office.fixture.make('/salesAssignments', body);
    const { modificationTime } = await office.read(assignmentId as string);
    const { validityContinuedAfterRedemption: _continued, ...agreementValidity } = body.agreementValidity as Record<
      string,
      unknown
    >;
    const { realtyId, subcategoryCode, address } = asset;
    expect((await office.page('')).assignments).toEqual([
      {
        assignmentId,
        assignmentStatusCode: 'DRAFT',
        assignmentTypeCode: 'SALES',
        agencyOfficeId: office.office,
        agents: [{ ...agent(known, 'RESPONSIBLE_AGENT'), firstName: 'Veikko', lastName: 'Viljanen' }, agent(unknown)],
        agreementValidity,
        assets: [{ realtyId, subcategoryCode, address }],
        customerParties: (body.sellerCustomerParties as { partyId: string; partyTypeCode: string }[]).map(
          ({ partyId, partyTypeCode }) => ({ partyId, partyTypeCode }),
        ),
        modificationTime,
      },
    ]);
  });

  it('shows a purchase assignment without assets, and a small draft with empty lists', async () => {
    const office = await assignments.elsewhere();
    await office.fixture.make('/purchaseAssignments', {
      assignment: { agencyOfficeId: office.office },
      buyerCustomerParties: [],
    });
    const [row] = (await office.page('')).assignments;
    expect(row).toMatchObject({ agents: [], customerParties: [] });
    expect([row.assets, row.agreementValidity, row.officialAssignmentId]).toEqual([undefined, undefined, undefined]);
  });
});

import { type DiaryEntry, firstBrokenEntry, type Party, partyChanged } from '@ovipro/contracts';
import { eventually, PartyRegister, publishEvent } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { Assignments, etagOf } from '../testing/assignment-service';

let assignments: Assignments;
let register: PartyRegister;
beforeAll(async () => {
  assignments = await Assignments.start();
  register = new PartyRegister(assignments.service, 1);
});
afterAll(() => assignments?.close());

const address = { addressLine1: 'Yleistie 32 A 4', postcode: '00200', postalArea: 'Helsinki', countryCode: 'FI' };
const party = (given: Partial<Party> = {}): Party => ({ ...register.party(), address, ...given });
const sellers = (...parties: { partyId: string }[]) => ({
  sellerCustomerParties: parties.map(({ partyId }) => ({ partyId, partyTypeCode: 'PERSON_PARTY' })),
});
const customersOf = async (id: string) => (await assignments.diary(id)).assignmentActivation?.customerParties;
const entriesOf = async (id: string): Promise<DiaryEntry[]> => {
  const sql = `SELECT assignment_id AS "assignmentId", entry_number AS "entryNumber", entry_code AS "entryCode", content, hash
    FROM diary_entry WHERE assignment_id = $1 ORDER BY entry_number`;
  return (await assignments.service.db.query<DiaryEntry>(sql, [id])).rows;
};

describe('the diary', () => {
  it('of a draft without a number is its id alone', async () => {
    const id = await assignments.create('SALES');
    expect(await assignments.diary(id)).toEqual({ assignmentId: id });
  });

  it('tells when and by whom the number was given, once', async () => {
    const id = await assignments.run(await assignments.create('RENTAL'), 'LOCK');
    const { assignmentIdentification } = await assignments.diary(id);
    const { officialAssignmentId, modificationTime } = await assignments.read(id, 'RENTAL');
    const actorAgentId = assignments.fixture.caller.claims.agentId;
    expect(assignmentIdentification).toEqual({ officialAssignmentId, allocationTime: modificationTime, actorAgentId });
    await assignments.run(id, 'UNLOCK', 'LOCK');
    expect((await assignments.diary(id)).assignmentIdentification).toEqual(assignmentIdentification);
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('shows names, addresses, agents and term as they were at the activation, whatever they become', async () => {
    const seller = party();
    await register.introduce(seller);
    const [asset] = assignments.body('SALES').assets as { realtyId: string; address: object }[];
    const id = await assignments.active('SALES', sellers(seller));
    const { assignment, agreementValidity, modificationTime, contractDocumentId } = await assignments.read(id);
    const { agreementTypeCode, validityPeriod } = agreementValidity;
    const activation = {
      activationTime: modificationTime,
      agencyOfficeId: assignments.office,
      assignmentTypeCode: 'SALES',
      validity: { agreementTypeCode, ...validityPeriod },
      assets: [{ realtyId: asset.realtyId, address: asset.address }],
      agents: assignment.agents,
      customerParties: [{ partyId: seller.partyId, partyTypeCode: 'PERSON_PARTY', name: seller.name, address }],
      contract: { documentId: contractDocumentId },
    };
    expect((await assignments.diary(id)).assignmentActivation).toEqual(activation);
    await register.introduce({ ...seller, name: 'Aivan Toinen' }, 2);
    await assignments.put(id, 'SALES', { ...sellers(seller), assets: [] });
    expect((await assignments.diary(id)).assignmentActivation).toEqual(activation);
  });

  it('shows each continuation agreement once it is signed', async () => {
    const id = await assignments.active();
    const agreementId = await assignments.continued(id);
    expect((await assignments.diary(id)).continuationAgreements).toBeUndefined();
    await assignments.sign(id, agreementId);
    const second = await assignments.continued(id, {
      agreementValidity: { validityPeriod: { endDate: '2022-02-04' } },
    });
    await assignments.sign(id, second);
    const { agents, assets = [], contractDocumentId: documentId } = await assignments.agreement(id, agreementId);
    const { contractDocumentId: other } = await assignments.agreement(id, second);
    const common = { agents, assets: assets.map(({ realtyId }) => ({ realtyId })), activationTime: expect.any(String) };
    expect((await assignments.diary(id)).continuationAgreements).toEqual([
      { ...common, validity: { startDate: '2021-06-04', endDate: '2021-10-04' }, contract: { documentId } },
      { ...common, validity: { startDate: '2021-10-04', endDate: '2022-02-04' }, contract: { documentId: other } },
    ]);
  });

  it('has an ETag that moves with every entry', async () => {
    const id = await assignments.create('SALES');
    const etags = [etagOf(await assignments.send('GET', `/assignments/${id}/diary`))];
    for (const action of ['LOCK', 'ACTIVATE'] as const) {
      await assignments.run(id, action);
      etags.push(etagOf(await assignments.send('GET', `/assignments/${id}/diary`)));
    }
    expect(new Set(etags).size).toBe(3);
  });

  it('is a chain: each entry carries the hash of what it says and of the entry before it', async () => {
    const id = await assignments.active('SALES', sellers({ partyId: randomUUID() }));
    await assignments.sign(id, await assignments.continued(id));
    const entries = await entriesOf(id);
    expect(entries.map(({ entryCode }) => entryCode)).toEqual(['IDENTIFICATION', 'ACTIVATION', 'CONTINUATION']);
    expect(firstBrokenEntry(entries)).toBeUndefined();
  });
});

describe('a customer whose name is not known at the activation', () => {
  it('stands with the id alone, and with the first name that becomes known, dated', async () => {
    const [known, unknown] = [party(), party()];
    await register.introduce(known);
    const id = await assignments.active('SALES', sellers(known, unknown));
    const [first, second] = (await customersOf(id)) ?? [];
    expect([first.name, second]).toEqual([known.name, { partyId: unknown.partyId, partyTypeCode: 'PERSON_PARTY' }]);
    await register.introduce({ ...unknown, name: undefined, firstName: undefined, lastName: undefined });
    expect((await customersOf(id))?.[1].name).toBeUndefined();
    await register.introduce(unknown, 2);
    const supplemented = { ...second, name: unknown.name, address, supplementTime: expect.any(String) };
    expect(await customersOf(id)).toEqual([first, supplemented]);
    await register.introduce({ ...unknown, name: 'Aivan Toinen' }, 3);
    expect(await customersOf(id)).toEqual([first, supplemented]);
    const entries = await entriesOf(id);
    expect(entries.map(({ entryCode }) => entryCode)).toEqual(['IDENTIFICATION', 'ACTIVATION', 'SUPPLEMENT']);
    expect(firstBrokenEntry(entries)).toBeUndefined();
  });

  it('gets the name into every diary that waits for it, and into no other', async () => {
    const seller = party();
    const ids = await Promise.all([1, 2, 3].map(() => assignments.active('SALES', sellers(seller))));
    const draft = await assignments.run(await assignments.create('SALES', sellers(seller)), 'LOCK');
    await register.introduce(seller);
    for (const id of ids) expect((await customersOf(id))?.[0].name).toBe(seller.name);
    expect(await entriesOf(draft)).toHaveLength(1);
  });

  it('is missed neither by a name nor by an activation that come at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const seller = party();
      const id = await assignments.run(await assignments.create('SALES', sellers(seller)), 'LOCK');
      await Promise.all([
        assignments.run(id, 'ACTIVATE'),
        publishEvent(assignments.service, partyChanged, seller.partyId, { sequence: 1, data: { party: seller } }),
      ]);
      await eventually(async () => (await customersOf(id))?.[0].name === seller.name, 'the name');
    }
  });
});

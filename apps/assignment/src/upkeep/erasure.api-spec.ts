import { type Party } from '@ovipro/contracts';
import { PartyRegister } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { Assignments, etagOf } from '../testing/assignment-service';
import { erasures } from './erasures';

let assignments: Assignments;
let register: PartyRegister;
beforeAll(async () => {
  assignments = await Assignments.start();
  register = new PartyRegister(assignments.service, erasures.length);
});
afterAll(() => assignments?.close());

const named = ({ partyId }: Pick<Party, 'partyId'>) => ({ partyId, partyTypeCode: 'PERSON_PARTY' });
const declared = { declarationByParty: { isMarried: true } };
const acquired = { acquisitionMethods: [{ acquisitionMethodCode: 'GIFT' }] };

/** A sale by two parties, of which each tells something. */
function aSale(party: Pick<Party, 'partyId'>, other: Pick<Party, 'partyId'>) {
  const [asset] = assignments.body('SALES').assets as object[];
  const sellers = [party, other].map((one) => ({ ...named(one), ...declared }));
  const acquisitionBySellers = [party, other].map((one) => ({ ...named(one), ...acquired }));
  return {
    sellerCustomerParties: sellers,
    consentorParties: [named(party)],
    assets: [{ ...asset, acquisitionBySellers }],
  };
}

describe('a party who was removed', () => {
  it('is blanked in an assignment, whatever its state, as a change of it', async () => {
    const [party, other] = [register.party(), register.party()];
    await register.introduce(party);
    const id = await assignments.run(
      await assignments.create('SALES', aSale(party, other)),
      'LOCK',
      'ACTIVATE',
      'FINISH',
    );
    const before = await assignments.send('GET', `/salesAssignments/${id}`);
    const eventId = await register.remove(party);
    const after = await assignments.send('GET', `/salesAssignments/${id}`);
    const { modificationTime } = after.body as { modificationTime: string };
    const was = before.body as { assets: [object] };
    expect(after.body).toEqual({
      ...was,
      modificationTime,
      sellerCustomerParties: [named(party), { ...named(other), ...declared }],
      assets: [{ ...was.assets[0], acquisitionBySellers: [named(party), { ...named(other), ...acquired }] }],
    });
    expect(etagOf(after)).not.toBe(etagOf(before));
    const [last] = (await assignments.published(id)).slice(-1);
    expect([last.name, last.data.assignment, last.data.previousStatusCode]).toEqual([
      'assignment-updated',
      after.body,
      'FINISHED',
    ]);
    expect(last.headers).toMatchObject({ ce_causationid: eventId });
  });

  it('is blanked as a lessor with the account, and as a buyer', async () => {
    const party = register.party();
    const rental = await assignments.create('RENTAL', {
      lessorParties: [{ ...named(party), financialAccount: { financialAccountId: 'FI2112345600000785' } }],
    });
    const purchase = await assignments.create('PURCHASE', {
      buyerCustomerParties: [{ ...named(party), isFirstTimeBuyer: true }],
    });
    await register.remove(party);
    expect((await assignments.read(rental, 'RENTAL')).lessorParties).toEqual([named(party)]);
    expect((await assignments.read(purchase, 'PURCHASE')).buyerCustomerParties).toEqual([named(party)]);
    expect(await assignments.find(`partyId=${party.partyId}`)).toHaveLength(2);
  });

  it('stays in the diary and in contracts, by law, and stands nowhere else', async () => {
    const party = register.party();
    await register.introduce(party);
    const id = await assignments.active('SALES', { sellerCustomerParties: [{ ...named(party), ...declared }] });
    await assignments.published(id);
    await register.remove(party);
    await assignments.published(id);
    expect(await register.placesOf(party.name as string)).toEqual(['diary_entry', 'document']);
    expect((await assignments.diary(id)).assignmentActivation?.customerParties[0].name).toBe(party.name);
    const signed = await assignments.active('SALES', { sellerCustomerParties: [named(party)] });
    expect((await assignments.diary(signed)).assignmentActivation?.customerParties).toEqual([named(party)]);
  });

  it('is no change of an assignment that tells no more than that the party takes part', async () => {
    const party = register.party();
    const id = await assignments.create('SALES', {
      sellerCustomerParties: [named(party)],
      assets: [{ realtyId: randomUUID() }],
    });
    await register.remove(party);
    expect(await assignments.eventsOf(id)).toEqual(['assignment-created']);
  });

  it('is looked for once more an hour later, for what was under way', async () => {
    const party = register.party();
    await register.introduce(party);
    await register.remove(party);
    const id = await assignments.create('SALES', { sellerCustomerParties: [{ ...named(party), ...declared }] });
    await register.lastLook(party);
    expect((await assignments.read(id)).sellerCustomerParties).toEqual([named(party)]);
  });
});

import { badBody, refusal, refused } from '@ovipro/testing';
import { randomUUID } from 'node:crypto';
import { aContinuation } from '../testing/assignment.mother';
import { Assignments } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());

const end = 'agreementValidity.validityPeriod.endDate';
const until = (endDate: string) => ({ agreementValidity: { validityPeriod: { endDate } } });
const conditions = { additionalDetails: 'Uudet ehdot.' };
const agents = [{ agentId: '5d2a6d47-da73-4b11-8940-27cffabb6de5', roleCode: 'RESPONSIBLE_AGENT' }];

describe('a continuation agreement', () => {
  it('carries its agents, end, prices and conditions over to the assignment, as an update and the deletion do', async () => {
    const id = await assignments.active();
    const before = await assignments.read(id);
    const made = await assignments.continue(id, { agents, otherConditions: conditions });
    const { continuationAgreementId } = made.body as { continuationAgreementId: string };
    const [{ price }] = aContinuation().assets ?? [];
    const continued = await assignments.read(id);
    expect(continued).toEqual({
      ...before,
      assignment: { ...before.assignment, agents },
      agreementValidity: {
        ...before.agreementValidity,
        validityPeriod: { ...before.agreementValidity.validityPeriod, endDate: '2021-10-04' },
      },
      assets: [{ ...before.assets[0], price }],
      otherConditions: conditions,
      modificationTime: continued.modificationTime,
    });
    expect(
      (
        await assignments.putAgreement(id, continuationAgreementId, {
          agents,
          otherConditions: undefined,
          ...until('2021-09-01'),
        })
      ).status,
    ).toBe(200);
    const updated = await assignments.read(id);
    expect(updated.otherConditions).toEqual(before.otherConditions);
    expect(updated.agreementValidity.validityPeriod.endDate).toBe('2021-09-01');
    expect((await assignments.deleteAgreement(id, continuationAgreementId)).status).toBe(200);
    const { modificationTime, ...back } = await assignments.read(id);
    expect({ ...back, modificationTime: before.modificationTime }).toEqual(before);
    expect(modificationTime).not.toBe(before.modificationTime);
    expect(await assignments.eventsOf(id)).toEqual([
      ...['assignment-created', 'assignment-locked', 'assignment-activated', 'continuation-agreement-created'],
      ...['continuation-agreement-updated', 'continuation-agreement-deleted'],
    ]);
  });

  it('is published with its assignment, each event numbered among those of the assignment', async () => {
    const id = await assignments.active();
    const agreementId = await assignments.continued(id);
    const [draft, assignment] = [await assignments.agreement(id, agreementId), await assignments.read(id)];
    await assignments.sign(id, agreementId);
    const events = (await assignments.published(id)).slice(3);
    expect(
      events.map(({ name, sequence, data }) => [
        name,
        sequence,
        data.previousStatusCode,
        data.continuationAgreement.statusCode,
      ]),
    ).toEqual([
      ['continuation-agreement-created', 4, undefined, 'DRAFT'],
      ['continuation-agreement-locked', 5, 'DRAFT', 'READY_FOR_SIGNING'],
      ['continuation-agreement-activated', 6, 'READY_FOR_SIGNING', 'SIGNED'],
    ]);
    expect([events[0].data.assignment, events[0].data.continuationAgreement]).toEqual([assignment, draft]);
    expect(events[2].data.continuationAgreement).toEqual(await assignments.agreement(id, agreementId));
  });

  it('gives its price to every asset of the realty, and leaves the others as they are', async () => {
    const [asset] = assignments.body('SALES').assets as { realtyId: string; price: object }[];
    const other = { ...asset, realtyId: randomUUID() };
    const id = await assignments.active('SALES', { assets: [asset, other, { ...asset, price: undefined }] });
    const [{ price }] = aContinuation().assets ?? [];
    const agreementId = await assignments.continued(id);
    const prices = async () => (await assignments.read(id)).assets.map((one: { price?: object }) => one.price);
    expect(await prices()).toEqual([price, asset.price, price]);
    await assignments.putAgreement(id, agreementId, { assets: [{ realtyId: other.realtyId, price }] });
    expect(await prices()).toEqual([asset.price, price, undefined]);
    await assignments.deleteAgreement(id, agreementId);
    expect(await prices()).toEqual([asset.price, asset.price, undefined]);
  });

  it('of a rental carries its rents over, that of a purchase has no assets', async () => {
    const rental = await assignments.active('RENTAL');
    const [{ realtyId }] = (await assignments.read(rental, 'RENTAL')).assets;
    await assignments.continued(rental, { assets: [{ realtyId, rentalPrice: { monthlyRent: 710 } }] });
    expect((await assignments.read(rental, 'RENTAL')).assets[0].rentalPrice).toEqual({ monthlyRent: 710 });
    const purchase = await assignments.active('PURCHASE');
    expect(refusal(await assignments.continue(purchase))).toEqual(badBody({ assets: 'INVALID_TYPE' }));
    await assignments.continued(purchase, { assets: undefined });
    const validity = (await assignments.read(purchase, 'PURCHASE')).agreementValidity.validityPeriod;
    expect(validity.endDate).toBe('2021-10-04');
  });

  it('begins where the assignment ended, and where the one before it did', async () => {
    const id = await assignments.active();
    const first = await assignments.continued(id);
    await assignments.sign(id, first);
    const second = await assignments.continued(id, until('2022-02-04'));
    const periods = [await assignments.agreement(id, first), await assignments.agreement(id, second)];
    expect(periods.map(({ agreementValidity }) => agreementValidity.validityPeriod)).toEqual([
      { startDate: '2021-06-04', endDate: '2021-10-04' },
      { startDate: '2021-10-04', endDate: '2022-02-04' },
    ]);
    const { totalCount, agreements } = (await assignments.send('GET', assignments.agreements(id))).body as {
      totalCount: number;
      agreements: { continuationAgreementId: string }[];
    };
    expect([totalCount, ...agreements.map(({ continuationAgreementId }) => continuationAgreementId)]).toEqual([
      2,
      first,
      second,
    ]);
  });

  it('ends after the assignment and at most four months later, also in an update', async () => {
    const id = await assignments.active();
    const wrong = badBody({ [end]: 'INVALID_TYPE' });
    for (const endDate of ['2021-06-04', '2021-01-01', '2021-10-05'])
      expect(refusal(await assignments.continue(id, until(endDate)))).toEqual(wrong);
    const agreementId = await assignments.continued(id, until('2021-06-05'));
    for (const endDate of ['2021-06-04', '2021-10-05'])
      expect(refusal(await assignments.putAgreement(id, agreementId, until(endDate)))).toEqual(wrong);
    expect((await assignments.putAgreement(id, agreementId, until('2021-10-04'))).status).toBe(200);
  });

  it("may be of any length for a realty of the customer's business", async () => {
    const { assignment } = assignments.body('SALES') as { assignment: object };
    const id = await assignments.active('SALES', {
      assignment: { ...assignment, realtyBelongsToCustomerBusinessActivities: true },
    });
    expect((await assignments.continue(id, until('2031-10-05'))).status).toBe(201);
  });

  it('needs the assets of a sale or rental, with prices of their own kind, of realties that it has', async () => {
    const id = await assignments.active();
    const [asset] = aContinuation().assets ?? [];
    expect(refusal(await assignments.continue(id, { assets: undefined }))).toEqual(
      badBody({ assets: 'VALUE_REQUIRED' }),
    );
    const rented = { realtyId: asset.realtyId, rentalPrice: { monthlyRent: 1 } };
    expect(refusal(await assignments.continue(id, { assets: [asset, rented] }))).toEqual(
      badBody({ 'assets[1].rentalPrice': 'INVALID_TYPE' }),
    );
    const unknown = { assets: [asset, { ...asset, realtyId: randomUUID() }] };
    expect(refusal(await assignments.continue(id, unknown))).toEqual(
      refused(404, 'INVALID_ID', { 'assets[1].realtyId': 'INVALID_TYPE' }),
    );
    const agreementId = await assignments.continued(id);
    expect(refusal(await assignments.putAgreement(id, agreementId, unknown))).toEqual(
      refused(404, 'INVALID_ID', { 'assets[1].realtyId': 'INVALID_TYPE' }),
    );
  });

  it('names what the row forbids together with what is wrong by itself', async () => {
    const id = await assignments.active();
    const body = { ...aContinuation(until('2021-06-04')), assets: undefined, agents: 'x', nosuch: 1 };
    expect(refusal(await assignments.send('POST', assignments.agreements(id), body))).toEqual(
      badBody({ agents: 'INVALID_TYPE', nosuch: 'INVALID_TYPE', [end]: 'INVALID_TYPE', assets: 'VALUE_REQUIRED' }),
    );
    const agreementId = await assignments.continued(id);
    const path = `${assignments.agreements(id)}/${agreementId}`;
    const wrong = {
      ...body,
      agreementValidity: { validityPeriod: { endDate: 1 } },
      assets: [1, { realtyId: 'x', rentalPrice: {} }],
    };
    expect(refusal(await assignments.send('PUT', path, wrong))).toEqual(
      badBody({
        ...{
          continuationAgreementId: 'VALUE_REQUIRED',
          agents: 'INVALID_TYPE',
          nosuch: 'INVALID_TYPE',
          [end]: 'INVALID_TYPE',
        },
        ...{
          'assets[0]': 'INVALID_TYPE',
          'assets[1].realtyId': 'INVALID_TYPE',
          'assets[1].rentalPrice': 'INVALID_TYPE',
        },
      }),
    );
  });
});

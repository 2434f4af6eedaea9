import { badBody, refusal, sampleOf } from '@ovipro/testing';
import { Assignments } from '../testing/assignment-service';

let assignments: Assignments;
beforeAll(async () => (assignments = await Assignments.start()));
afterAll(() => assignments?.close());

describe('POST /salesAssignments', () => {
  it('names every fault of a body at once, each by its path, and keeps nothing', async () => {
    const office = await assignments.elsewhere();
    const [asset] = office.body('SALES').assets as { price: { auction: object }; address: object }[];
    const body = office.body('SALES', {
      colour: 'red',
      agreementValidity: { agreementTypeCode: 'FOR_EVER', validityPeriod: { startDate: '2021-02-30', ended: true } },
      assets: [
        { ...asset, price: { ...asset.price, auction: { ...asset.price.auction, hammer: 'wood' } } },
        { ...asset, price: { ...asset.price, currencyCode: 'eur', salesPriceAmount: 1.234 } },
        { address: { ...asset.address, floor: 3 } },
      ],
    });
    expect(refusal(await office.send('POST', '/salesAssignments', body))).toEqual(
      badBody({
        colour: 'INVALID_TYPE',
        'agreementValidity.agreementTypeCode': 'INVALID_TYPE',
        'agreementValidity.validityPeriod.startDate': 'INVALID_TYPE',
        'agreementValidity.validityPeriod.ended': 'INVALID_TYPE',
        'assets[0].price.auction.hammer': 'INVALID_TYPE',
        'assets[1].price.currencyCode': 'INVALID_TYPE',
        'assets[1].price.salesPriceAmount': 'INVALID_TYPE',
        'assets[2].realtyId': 'VALUE_REQUIRED',
        'assets[2].address.floor': 'INVALID_TYPE',
      }),
    );
    expect(await office.page('')).toEqual({ totalCount: 0, assignments: [] });
  });

  it('answers faults in the shape of the reference', async () => {
    const { body } = await assignments.send('POST', '/salesAssignments', {});
    const sample = sampleOf('assignment', 'error.response');
    expect(Object.keys(body as object).sort()).toEqual(Object.keys(sample as object).sort());
    const [fault] = (body as { errors: object[] }).errors;
    expect(Object.keys(fault).sort()).toEqual(Object.keys(sample.errors[0] as object).sort());
  });
});

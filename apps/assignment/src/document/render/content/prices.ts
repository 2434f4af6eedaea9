import type { Assignment, RentalAsset, RentalPrice, SalesAsset, SalesPrice } from '@ovipro/contracts';
import type { Block } from '../pdf/block';
import { FieldList, section, table } from './field-list';
import { nameAssets } from './objects';
import type { Voice } from './voice';

/** What the seller asks, in full. */
export function salesPriceFields(voice: Voice, price: SalesPrice = {}): FieldList {
  const words = voice.words.price;
  const { auction, requestedPriceChange: change, currencyCode } = price;
  return new FieldList(voice)
    .money(words.debtFreePriceAmount, price.debtFreePriceAmount, currencyCode)
    .money(words.salesPriceAmount, price.salesPriceAmount, currencyCode)
    .code(words.priceRequestTypeCode, 'PriceRequestTypeCode', price.priceRequestTypeCode)
    .yesNo(words.sharesIncludeLoan, price.sharesIncludeLoan)
    .yesNo(words.auctionAllowed, price.auctionAllowed)
    .money(words.startingPriceAmount, auction?.startingPriceAmount, currencyCode)
    .money(words.startingPriceAmountWithoutLoan, auction?.startingPriceAmountWithoutLoan, currencyCode)
    .date(words.changeDate, change?.date)
    .money(words.changedDebtFreePriceAmount, change?.debtFreePriceAmount, currencyCode)
    .money(words.changedSalesPriceAmount, change?.salesPriceAmount, currencyCode)
    .amount(words.estimatedDebtFreePriceAmount, price.estimatedDebtFreePriceAmount, currencyCode)
    .amount(words.estimatedSalesPriceAmount, price.estimatedSalesPriceAmount, currencyCode);
}

/** What the lessor asks, in full. */
export const rentFields = (voice: Voice, price: RentalPrice = {}): FieldList =>
  new FieldList(voice)
    .money(voice.words.price.monthlyRent, price.monthlyRent, price.currencyCode)
    .amount(voice.words.price.estimatedRentRange, price.estimatedRentRange, price.currencyCode);

const amount = (voice: Voice, value: number | undefined, currencyCode?: string): string =>
  value === undefined ? '' : voice.format.money(value, currencyCode);

/** The prices of several assets at a glance. */
function salesPriceTable(voice: Voice, assets: SalesAsset[]): Block[] {
  const { object, price: words } = voice.words;
  const columns = [
    { title: object.section, width: 50 },
    { title: words.debtFreePriceAmount, width: 22, align: 'right' as const },
    { title: words.salesPriceAmount, width: 28, align: 'right' as const },
  ];
  const rows = nameAssets(voice, assets).map(({ name, asset: { price } }) => [
    name,
    amount(voice, price?.debtFreePriceAmount, price?.currencyCode),
    amount(voice, price?.salesPriceAmount, price?.currencyCode),
  ]);
  return table(columns, rows);
}

function rentTable(voice: Voice, assets: RentalAsset[]): Block[] {
  const { object, price: words } = voice.words;
  const columns = [
    { title: object.section, width: 50 },
    { title: words.monthlyRent, width: 20, align: 'right' as const },
    { title: words.estimatedRentRange, width: 30 },
  ];
  const rows = nameAssets(voice, assets).map(({ name, asset: { rentalPrice } }) => [
    name,
    amount(voice, rentalPrice?.monthlyRent, rentalPrice?.currencyCode),
    rentalPrice?.estimatedRentRange ?? '',
  ]);
  return table(columns, rows);
}

/** The rows of a price that the table of prices does not show. */
function furtherFields(voice: Voice, price: SalesPrice | undefined): Block[] {
  const { debtFreePriceAmount: _debtFree, salesPriceAmount: _sales, ...further } = price ?? {};
  return salesPriceFields(voice, further).blocks();
}

/** What is asked for the assets; a purchase has no such price. */
export function priceSection(voice: Voice, assignment: Assignment): Block[] {
  const words = voice.words.price;
  if (assignment.assignmentTypeCode === 'PURCHASE') return [];
  if (assignment.assignmentTypeCode === 'RENTAL') {
    const { assets } = assignment;
    const blocks = assets.length > 1 ? rentTable(voice, assets) : rentFields(voice, assets[0]?.rentalPrice).blocks();
    return section(words.rentSection, blocks);
  }
  const { assets } = assignment;
  if (assets.length < 2) return section(words.section, salesPriceFields(voice, assets[0]?.price).blocks());
  const further = nameAssets(voice, assets).flatMap(({ name, asset }) =>
    section(name, furtherFields(voice, asset.price), 3),
  );
  return section(words.section, [...salesPriceTable(voice, assets), ...further]);
}
